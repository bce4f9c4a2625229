import type { ServiceName, Severity } from '../../answer/judge-answer.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { expectCode } from '../define-cases.ts'
import type { Need } from '../needs.ts'

interface Header {
  readonly name: string
  readonly severity: Severity
  readonly codes: readonly string[]
  readonly needs?: readonly Need[]
}

const COMMON: readonly Header[] = [
  { name: 'X-TIMESTAMP', severity: 'must', codes: CODES.badTimestamp },
  { name: 'X-SIGNATURE', severity: 'must', codes: CODES.noSignature },
]

const TRANSACTION: readonly Header[] = [
  ...COMMON,
  { name: 'Authorization', severity: 'must', codes: CODES.noToken, needs: ['token'] },
  { name: 'X-PARTNER-ID', severity: 'must', codes: [...CODES.missing, ...CODES.unknownClient] },
  { name: 'X-EXTERNAL-ID', severity: 'must', codes: CODES.missing },
  { name: 'CHANNEL-ID', severity: 'should', codes: CODES.missing },
]

const HEADERS: Readonly<Record<ServiceName, readonly Header[]>> = {
  token: [...COMMON, { name: 'X-CLIENT-KEY', severity: 'must', codes: [...CODES.missing, ...CODES.unknownClient] }],
  inquiry: TRANSACTION,
  payment: TRANSACTION,
}

/** One case for each mandatory header but Content-Type, which frameworks refuse by themselves. */
export const withoutHeader: readonly ConformanceCase[] = Object.entries(HEADERS).flatMap(([service, headers]) =>
  headers.flatMap(({ name, ...header }) =>
    expectCode({
      ...header,
      name: `without-${name.toLowerCase()}`,
      services: [service as ServiceName], // a key of HEADERS
      sent: `without ${name}`,
      rule: 'NICO token and NICO inquiry: mandatory; BCA; NICEPAY codes: 400XX02 Invalid Mandatory Field',
      fix: `Refuse a call without ${name}, before anything else is done with it.`,
      call: (bench, called) => bench.call(called, { headers: { [name]: undefined } }),
    }),
  ),
)
