import type { Bench } from './bench.ts'

/** What a case cannot do without. */
export type Need = 'token' | 'signed body' | 'second partner' | 'failing number' | 'hanging number'

/** Why a need is not met; `undefined` when it is. */
const OBSTACLES: Readonly<Record<Need, (bench: Bench) => string | undefined>> = {
  token: ({ identity }) =>
    identity.signature === 'asymmetric' ? 'The asymmetric scheme carries no access token.' : undefined,
  'signed body': ({ identity }) =>
    identity.signature === 'client-id'
      ? 'The client-id scheme signs neither path nor body, so no alteration of them can be seen.'
      : undefined,
  'second partner': ({ hasSecondPartner }) =>
    hasSecondPartner ? undefined : 'Needs a second partner that the merchant knows: --second-client.',
  'failing number': ({ numbers }) =>
    numbers.fails === undefined ? 'Needs a pay number whose lookup fails: --fails.' : undefined,
  'hanging number': ({ numbers }) =>
    numbers.hangs === undefined ? 'Needs a pay number whose lookup never answers: --hangs.' : undefined,
}

/** The first need that is not met, as a sentence; `undefined` when all are. */
export function findObstacle(needs: readonly Need[], bench: Bench): string | undefined {
  return needs.map((need) => OBSTACLES[need](bench)).find((obstacle) => obstacle !== undefined)
}
