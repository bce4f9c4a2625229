import type { ServiceName } from '../services/service.ts'
import type { Bench } from './bench.ts'

/** What a case cannot do without. */
export type Need =
  | 'token'
  | 'signed body'
  | 'second partner'
  | 'paid number'
  | 'expired number'
  | 'unknown number'
  | 'failing number'
  | 'hanging number'

/** Why a need is not met; `undefined` when it is. */
const OBSTACLES: Readonly<Record<Need, (bench: Bench, service: ServiceName) => string | undefined>> = {
  token: (bench, service) =>
    bench.describe(service).speech.carriesToken ? undefined : 'The asymmetric scheme carries no access token.',
  'signed body': (bench, service) =>
    bench.describe(service).speech.scheme === 'client-id'
      ? 'The client-id scheme signs neither path nor body, so no alteration of them can be seen.'
      : undefined,
  'second partner': ({ hasSecondPartner }) =>
    hasSecondPartner ? undefined : 'Needs a second partner that the merchant knows: --second-client.',
  'paid number': (bench) =>
    bench.paidNumber() === undefined
      ? 'The merchant has no bill that is known to be paid: --paid names one.'
      : undefined,
  'expired number': (bench) =>
    bench.isMissing('expired')
      ? 'The merchant has no bill that is known to be expired: --expired names one.'
      : undefined,
  'unknown number': (bench) =>
    bench.isMissing('unknown')
      ? `The merchant has a bill ${bench.numbers.unknown}: --unknown names a number that it does not have.`
      : undefined,
  'failing number': ({ numbers }) =>
    numbers.fails === undefined ? 'Needs a pay number whose lookup fails: --fails.' : undefined,
  'hanging number': ({ numbers }) =>
    numbers.hangs === undefined ? 'Needs a pay number whose lookup never answers: --hangs.' : undefined,
}

/** The first need that is not met, as a sentence; `undefined` when all are. */
export function findObstacle(needs: readonly Need[], bench: Bench, service: ServiceName): string | undefined {
  return needs.map((need) => OBSTACLES[need](bench, service)).find((obstacle) => obstacle !== undefined)
}
