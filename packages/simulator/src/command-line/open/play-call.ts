import type { CalledService } from '../../dialects/called-service.ts'
import type { CallOverrides, RawRequest } from '../../gateway.ts'
import type { ServiceName } from '../../services/service.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { CallReport } from '../call/call-report.ts'
import { type Expectation, ORDINARY } from '../call/expectation.ts'
import { sendAndJudge } from '../call/send-and-judge.ts'
import type { Player } from './read-player.ts'

/** A call of a service that is to be signed. */
export interface PlayedCall {
  readonly service: ServiceName
  readonly body: unknown
  readonly overrides: CallOverrides
  /** What must come of it; `undefined` where any code is right. */
  readonly expectation: Expectation | undefined
  /** Changes what was signed before it goes out. */
  readonly alter?: (request: RawRequest) => RawRequest
}

/** How the player's gateway calls a service. @throws WrongUse where it does not, or cannot be signed for. */
export function findCalled({ gateway, identity }: Player, service: ServiceName): CalledService {
  const called = gateway.describe(service)
  if (called === undefined) throw new WrongUse(`${gateway.dialect.title} does not call ${service}.`)
  if (called.speech.scheme === 'symmetric' && identity.clientSecret === undefined) {
    throw new WrongUse(
      'This service is signed with the client secret: start again with --client-secret-file FILE, or with SNAP_CLIENT_SECRET set.',
    )
  }
  return called
}

/** Signs a call and makes it, and the token request before it. A token that is refused is reported in place of the call. */
export async function playCall(
  player: Player,
  { service, body, overrides, expectation, alter = (request) => request }: PlayedCall,
): Promise<CallReport> {
  const { gateway } = player
  const sender = { ...player, expectation }
  const called = findCalled(player, service)
  if (!called.speech.carriesToken) {
    return sendAndJudge(service, alter(await gateway.prepareService(service, body, overrides)), sender)
  }
  const before = await sendAndJudge('token', gateway.prepareToken(), { ...player, expectation: ORDINARY })
  const accessToken: unknown = before.exchange?.response.body?.accessToken
  if (typeof accessToken !== 'string') return before
  const request = await gateway.prepareService(service, body, { ...overrides, accessToken })
  return { ...(await sendAndJudge(service, alter(request), sender)), before }
}
