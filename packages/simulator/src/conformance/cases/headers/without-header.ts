import type { Severity } from '../../../answer/judge-answer.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, expectCode } from '../../define-cases.ts'
import type { Need } from '../../needs.ts'

interface Header {
  readonly severity: Severity
  readonly codes: readonly string[]
  readonly needs?: readonly Need[]
}

/** Each but Content-Type, which frameworks refuse by themselves. */
const HEADERS: Readonly<Record<string, Header>> = {
  'X-TIMESTAMP': { severity: 'must', codes: CODES.badTimestamp },
  'X-SIGNATURE': { severity: 'must', codes: CODES.noSignature },
  'X-CLIENT-KEY': { severity: 'must', codes: [...CODES.missing, ...CODES.unknownClient] },
  Authorization: { severity: 'must', codes: CODES.noToken, needs: ['token'] },
  'X-PARTNER-ID': { severity: 'must', codes: [...CODES.missing, ...CODES.unknownClient] },
  'X-EXTERNAL-ID': { severity: 'must', codes: CODES.missing },
  'CHANNEL-ID': { severity: 'should', codes: CODES.missing },
}

/** One case for each header that the documents have as mandatory. */
export const withoutHeader: CaseMaker = (called, all) =>
  Object.entries(HEADERS)
    .filter(([name]) => called.headers.includes(name))
    .flatMap(([name, header]) =>
      expectCode({
        ...header,
        name: `without-${name.toLowerCase()}`,
        at: () => true,
        sent: `without ${name}`,
        rule: 'NICO token and NICO inquiry: mandatory; BCA; NICEPAY codes: 400XX02 Invalid Mandatory Field',
        fix: `Refuse a call without ${name}, before anything else is done with it.`,
        call: (tools, service) => tools.call(service, { headers: { [name]: undefined } }),
      })(called, all),
    )
