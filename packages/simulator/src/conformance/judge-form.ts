import { type Finding, judgeAnswer, judgeLeaks, type ServiceName, type Severity } from '../answer/judge-answer.ts'
import type { Exchange } from '../gateway.ts'
import type { Bench } from './bench.ts'
import { failed, type Outcome, PASSED } from './outcome.ts'

/** What is wrong with the form of the answers, of one severity; each fault once. Leaks are left to `error-without-secrets`. */
export function judgeForm(
  exchanges: readonly Exchange[],
  service: ServiceName,
  severity: Severity,
  { serviceCodes, describe }: Pick<Bench, 'serviceCodes' | 'describe'>,
): Outcome {
  const messages = exchanges.flatMap((exchange) => {
    const leaks = judgeLeaks(exchange.response.text, exchange.request.headers).map(({ message }) => message)
    return judgeAnswer(service, exchange, serviceCodes, describe(service).dialect)
      .filter((finding) => finding.severity === severity && !leaks.includes(finding.message))
      .map(describeFinding)
  })
  const faults = [...new Set(messages)]
  return faults.length === 0 ? PASSED : failed(faults.join(' '))
}

function describeFinding({ message, rule }: Finding): string {
  return `${message.replace(/\.$/, '')} (${rule}).`
}
