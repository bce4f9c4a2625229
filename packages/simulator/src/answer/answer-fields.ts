import type { ServiceName, Severity } from './finding.ts'

/** What one field of a successful answer must be. */
export interface AnswerField {
  /** Where it stands: `payNoData.totalAmount.value`. */
  readonly path: string
  readonly type: 'text' | 'object' | 'amount' | 'currency' | 'date-time' | 'seconds' | 'token-type'
  /** Most characters. */
  readonly length?: number
  /** How bad it is when it is not there, or empty; absent where it may be missing. */
  readonly missing?: Severity
  /** How bad it is when it has another form. Default `must`. */
  readonly malformed?: Severity
  /** It repeats the request's field of the same name; how bad it is when it does not. */
  readonly echo?: Severity
  /** The page's words are known, but not their letter case: any case is found, another one is a `should`. */
  readonly caseInferred?: true
  readonly rule: string
}

const TOKEN = 'NICEPAY, NICO token page, response body'
const INQUIRY = 'NICEPAY, NICO inquiry page, response body'
const PAYMENT = 'NICEPAY, NICO inquiry page; the table of the payment page is not public'

/**
 * The fields of each successful answer, besides responseCode and responseMessage.
 *
 * Where a page's table contradicts its own sample, the sample counts: totalAmount.value is "Number" there and `"10000.00"` in the
 * sample. additionalInfo is mandatory on the page and optional in the standard: its absence is no `must`.
 *
 * @see docs/protocol.md, "Access token", "NICO inquiry", "NICO payment"
 */
export const ANSWER_FIELDS: Readonly<Record<ServiceName, readonly AnswerField[]>> = {
  token: [
    { path: 'accessToken', type: 'text', length: 150, missing: 'must', rule: `${TOKEN}: String, 150` },
    { path: 'tokenType', type: 'token-type', length: 8, missing: 'must', rule: `${TOKEN}: Bearer` },
    { path: 'expiresIn', type: 'seconds', length: 17, missing: 'must', rule: `${TOKEN}: String, sample "900"` },
    { path: 'additionalInfo', type: 'object', missing: 'should', rule: `${TOKEN}: sample {}` },
  ],
  inquiry: [
    { path: 'payNoData', type: 'object', missing: 'must', caseInferred: true, rule: INQUIRY },
    ...ids('must', INQUIRY),
    { path: 'payNoData.inquiryRequestId', type: 'text', length: 40, missing: 'must', echo: 'must', rule: INQUIRY },
    { path: 'payNoData.mitraCd', type: 'text', length: 4, missing: 'must', echo: 'should', rule: INQUIRY },
    { path: 'payNoData.payNoName', type: 'text', length: 100, missing: 'must', caseInferred: true, rule: INQUIRY },
    { path: 'payNoData.goodsName', type: 'text', length: 200, missing: 'must', caseInferred: true, rule: INQUIRY },
    {
      path: 'payNoData.payNoPhone',
      type: 'text',
      length: 15,
      missing: 'must',
      malformed: 'should',
      caseInferred: true,
      rule: `${INQUIRY}: its table says Number, its sample is "087771122333"`,
    },
    { path: 'payNoData.payNoEmail', type: 'text', length: 100, missing: 'must', caseInferred: true, rule: INQUIRY },
    { path: 'payNoData.totalAmount', type: 'object', missing: 'must', rule: INQUIRY },
    {
      path: 'payNoData.totalAmount.value',
      type: 'amount',
      length: 12,
      missing: 'must',
      rule: `${INQUIRY}: sample "10000.00"; ASPI: String with two decimals`,
    },
    { path: 'payNoData.totalAmount.currency', type: 'currency', length: 3, missing: 'must', rule: INQUIRY },
    { path: 'payNoData.partnerReferenceNo', type: 'text', length: 40, missing: 'must', rule: INQUIRY },
    {
      path: 'payNoData.payNoExpiredDateTime',
      type: 'date-time',
      length: 25,
      missing: 'must',
      caseInferred: true,
      rule: `${INQUIRY}: sample 2024-07-03T12:08:56+07:00`,
    },
  ],
  payment: [
    { path: 'payNoData', type: 'object', missing: 'should', malformed: 'should', caseInferred: true, rule: PAYMENT },
    ...ids('should', PAYMENT),
    ...(['paidAmount', 'totalAmount'] as const).map(
      (amount): AnswerField => ({
        path: `payNoData.${amount}.value`,
        type: 'amount',
        malformed: 'should',
        rule: 'ASPI, service 25: String with two decimals',
      }),
    ),
  ],
}

/** The numbers that an answer repeats from its request. */
function ids(severity: Severity, rule: string): AnswerField[] {
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
