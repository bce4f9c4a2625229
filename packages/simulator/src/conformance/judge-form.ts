import { type Finding, judgeAnswer, judgeStackTrace, type ServiceName, type Severity } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { CaseTools } from './case-tools.ts'
import { failed, type Outcome, PASSED } from './outcome.ts'

/** What is wrong with the form of the answers, of one severity; each fault once. What tells too much is left to the cases that are about it. */
export function judgeForm(
  exchanges: readonly Exchange[],
  service: ServiceName,
  severity: Severity,
  { serviceCodes, describe }: Pick<CaseTools, 'serviceCodes' | 'describe'>,
): Outcome {
  const messages = exchanges.flatMap((exchange) => {
    const traces = judgeStackTrace(exchange.response.text).map(({ message }) => message)
    return judgeAnswer(service, exchange, serviceCodes, describe(service).dialect)
      .filter((finding) => finding.severity === severity && !traces.includes(finding.message))
      .map(describeFinding)
  })
  const faults = [...new Set(messages)]
  return faults.length === 0 ? PASSED : failed(faults.join(' '))
}

function describeFinding({ message, rule }: Finding): string {
  return `${message.replace(/\.$/, '')} (${rule}).`
}
