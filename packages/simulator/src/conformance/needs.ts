import type { ServiceName } from '../services/service.ts'
import type { CaseTools } from './case-tools.ts'

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
const OBSTACLES: Readonly<Record<Need, (tools: CaseTools, service: ServiceName) => string | undefined>> = {
  token: (tools, service) =>
    tools.describe(service).speech.carriesToken ? undefined : 'The asymmetric scheme carries no access token.',
  'signed body': (tools, service) =>
    tools.describe(service).speech.scheme === 'client-id'
      ? 'The client-id scheme signs neither path nor body, so no alteration of them can be seen.'
      : undefined,
  'second partner': ({ hasSecondPartner }) =>
    hasSecondPartner ? undefined : 'Needs a second partner that the merchant knows: --second-client.',
  'paid number': (tools) =>
    tools.paidNumber() === undefined
      ? 'The merchant has no bill that is known to be paid: --paid names one.'
      : undefined,
  'expired number': (tools) =>
    tools.isMissing('expired')
      ? 'The merchant has no bill that is known to be expired: --expired names one.'
      : undefined,
  'unknown number': (tools) =>
    tools.isMissing('unknown')
      ? `The merchant has a bill ${tools.numbers.unknown}: --unknown names a number that it does not have.`
      : undefined,
  'failing number': ({ numbers }) =>
    numbers.fails === undefined ? 'Needs a pay number whose lookup fails: --fails.' : undefined,
  'hanging number': ({ numbers }) =>
    numbers.hangs === undefined ? 'Needs a pay number whose lookup never answers: --hangs.' : undefined,
}

/** The first need that is not met, as a sentence; `undefined` when all are. */
export function findObstacle(needs: readonly Need[], tools: CaseTools, service: ServiceName): string | undefined {
  return needs.map((need) => OBSTACLES[need](tools, service)).find((obstacle) => obstacle !== undefined)
}
