/** The seven digits of a response code, taken apart. */
export interface ResponseCode {
  readonly httpStatus: string
  readonly serviceCode: string
  readonly caseCode: string
}

/** Takes a response code apart; `undefined` for what is no text of seven digits. */
export function parseResponseCode(code: unknown): ResponseCode | undefined {
  const [, httpStatus, serviceCode, caseCode] = (typeof code === 'string' && /^(\d{3})(\d\d)(\d\d)$/.exec(code)) || []
  if (httpStatus === undefined || serviceCode === undefined || caseCode === undefined) return undefined
  return { httpStatus, serviceCode, caseCode }
}

/** What a response code means, by the standard's table; `undefined` for a case that no document lists. */
export function describeResponseCode({ httpStatus, caseCode }: ResponseCode): string | undefined {
  return CASES[httpStatus]?.[caseCode]
}

/** @see ASPI, "Keamanan": response codes, by HTTP status and case code. `409/01` and `404/18` stand in NICEPAY's own table with the same or another text. */
const CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  200: { '00': 'successful' },
  202: { '00': 'request in progress' },
  400: { '00': 'bad request', '01': 'invalid field format', '02': 'mandatory field missing' },
  401: {
    '00': 'unauthorized: signature, client or timestamp',
    '01': 'access token invalid or expired',
    '02': 'customer token invalid',
    '03': 'access token not found',
    '04': 'customer token not found',
  },
  403: {
    '00': 'transaction expired',
    '01': 'feature not allowed',
    '02': 'exceeds the transaction amount limit',
    '03': 'suspected fraud',
    '04': 'activity count limit exceeded',
    '05': 'do not honor',
    '06': 'feature not allowed at this time',
    '07': 'card blocked',
    '08': 'card expired',
    '09': 'dormant account',
    '10': 'a token limit must be set',
    '11': 'OTP blocked',
    '12': 'OTP expired',
    '13': 'OTP sent to the cardholder',
    '14': 'insufficient funds',
    '15': 'transaction not permitted',
    '16': 'transaction suspended',
    '17': 'token limit exceeded',
    '18': 'inactive card, account or customer',
    '19': 'merchant blacklisted',
    '20': 'merchant limit exceeded',
    '21': 'set limit not allowed',
    '22': 'token limit invalid',
    '23': 'account limit exceeded',
  },
  404: {
    '00': 'invalid transaction status',
    '01': 'transaction not found',
    '02': 'invalid routing',
    '03': 'bank not supported by the switch',
    '04': 'transaction cancelled',
    '05': 'merchant not registered for card registration',
    '06': 'OTP needed',
    '07': 'journey not found',
    '08': 'invalid merchant',
    '09': 'no issuer',
    '10': 'invalid API transition',
    '11': 'invalid account or virtual account',
    '12': 'bill not registered',
    '13': 'invalid amount (NICEPAY codes: paid bill)',
    '14': 'paid bill',
    '15': 'invalid OTP',
    '16': 'partner not found',
    '17': 'invalid terminal',
    '18': 'inconsistent request',
    '19': 'expired bill',
  },
  405: { '00': 'requested function not supported', '01': 'requested operation not allowed' },
  409: { '00': 'conflict: X-EXTERNAL-ID used before', '01': 'duplicate partnerReferenceNo' },
  429: { '00': 'too many requests' },
  500: { '00': 'general error', '01': 'internal server error', '02': 'external server error' },
  504: { '00': 'timeout' },
}
