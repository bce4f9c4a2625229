import type { AnswerField } from './answer-field.ts'
import type { Severity } from './severity.ts'

/** The numbers that an answer of NICO repeats from its request. */
export function nicoNumbers(severity: Severity, rule: string): readonly AnswerField[] {
  const lengths = { partnerServiceId: 4, customerNo: 8, payNo: 12 }
  return Object.entries(lengths).map(([name, length]) => ({
    path: `payNoData.${name}`,
    type: 'text',
    length,
    missing: severity,
    malformed: severity,
    echo: severity,
    rule,
  }))
}
