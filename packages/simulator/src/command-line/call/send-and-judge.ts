import { hintForNoAnswer } from '../../answer/hint-for-no-answer.ts'
import { judgeAnswer } from '../../answer/judge-answer.ts'
import type { Gateway, RawRequest } from '../../gateway.ts'
import type { ServiceName } from '../../services/service.ts'
import { NoAnswer } from '../../transport.ts'
import type { Identity } from '../options/identity.ts'
import type { CallReport } from './call-report.ts'
import { type Expectation, judgeExpectation, ORDINARY } from './expectation.ts'
import { hintForAnswer } from './give-hint.ts'

/** Who sends, and what must come of it: `undefined` where any code is right. */
export interface Sender {
  readonly gateway: Gateway
  readonly identity: Identity
  readonly expectation: Expectation | undefined
}

/** Sends a message that is signed already, and judges what comes back. */
export async function sendAndJudge(
  service: ServiceName,
  request: RawRequest,
  { gateway, identity, expectation }: Sender,
): Promise<CallReport> {
  const report = { service, request, before: undefined, expected: expectation?.text }
  try {
    const exchange = await gateway.send(request)
    const code: unknown = exchange.response.body?.responseCode
    const unexpected = expectation === undefined ? [] : judgeExpectation(expectation, code)
    const findings = [...unexpected, ...judgeAnswer(service, exchange, identity.serviceCodes, gateway.dialect)]
    // To be refused is what a call that was bent is for.
    const hint = expectation === ORDINARY || findings.length > 0 ? hintForAnswer(exchange, identity) : undefined
    return { ...report, exchange, noAnswer: undefined, findings, hint }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { ...report, exchange: undefined, noAnswer: error, findings: [], hint: hintForNoAnswer(error) }
  }
}
