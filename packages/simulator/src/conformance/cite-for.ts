import type { CalledService } from '../dialects/called-service.ts'

/** What only NICEPAY says. */
const OF_NICEPAY = /^(?:NICO|NICEPAY)\b/

/**
 * The documents that a rule rests on, for one gateway: what NICEPAY's pages say counts for NICEPAY alone. In front stands what the gateway's
 * own acceptance tests call the case.
 */
export function citeFor({ dialect, name, source }: CalledService, caseName: string, rule: string): string {
  const label = dialect.acceptance?.[name]?.[caseName]
  const clauses = dialect.name.startsWith('nicepay')
    ? [rule]
    : rule.split('; ').filter((clause) => !OF_NICEPAY.test(clause))
  const cited = clauses.length === 0 ? source : clauses.join('; ')
  return label === undefined ? cited : `${label}; ${cited}`
}
