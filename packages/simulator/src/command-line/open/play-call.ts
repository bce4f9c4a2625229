import { hintForNoAnswer } from '../../answer/hint-for-no-answer.ts'
import { judgeAnswer } from '../../answer/judge-answer.ts'
import type { CalledService } from '../../dialects/called-service.ts'
import type { CallOverrides, RawRequest } from '../../gateway.ts'
import type { ServiceName } from '../../services/service.ts'
import { NoAnswer } from '../../transport.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { CallReport } from '../call/call-report.ts'
import { type Expectation, judgeExpectation, ORDINARY } from '../call/expectation.ts'
import { hintForAnswer } from '../call/give-hint.ts'
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
  const called = findCalled(player, service)
  if (!called.speech.carriesToken) {
    return sendAndJudge(player, service, alter(await gateway.prepareService(service, body, overrides)), expectation)
  }
  const before = await sendAndJudge(player, 'token', gateway.prepareToken(), ORDINARY)
  const accessToken: unknown = before.exchange?.response.body?.accessToken
  if (typeof accessToken !== 'string') return before
  const request = await gateway.prepareService(service, body, { ...overrides, accessToken })
  return { ...(await sendAndJudge(player, service, alter(request), expectation)), before }
}

/** Sends a message that is signed already, and judges what comes back. */
export async function sendAndJudge(
  { gateway, identity }: Player,
  service: ServiceName,
  request: RawRequest,
  expectation: Expectation | undefined,
): Promise<CallReport> {
  const report = { service, request, before: undefined, expected: expectation?.text }
  try {
    const exchange = await gateway.send(request)
    const code: unknown = exchange.response.body?.responseCode
    const unexpected = expectation === undefined ? [] : judgeExpectation(expectation, code)
    const findings = [...unexpected, ...judgeAnswer(service, exchange, identity.serviceCodes, gateway.dialect)]
    const hint = expectation === ORDINARY || findings.length > 0 ? hintForAnswer(exchange, identity) : undefined
    return { ...report, exchange, noAnswer: undefined, findings, hint }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { ...report, exchange: undefined, noAnswer: error, findings: [], hint: hintForNoAnswer(error) }
  }
}
