import type { OutcomeName } from '../outcome-name.ts'

/** What an outcome looks like on the wire. */
export interface Outcome {
  readonly httpStatus: number
  /** The last two of the seven digits of a response code. */
  readonly caseCode: string
  /** The standard's own text. A `{field name}`, `[reason]` or `[info]` in it is filled by {@link responseCode}. */
  readonly message: string
}

/**
 * Every case code of the standard, keyed by outcome name.
 *
 * @see ASPI, "Standar Data dan Spesifikasi Teknis" v1.0.2, general response codes; docs/protocol.md, "Response codes"
 */
export const OUTCOMES: Readonly<Record<OutcomeName, Outcome>> = {
  successful: { httpStatus: 200, caseCode: '00', message: 'Successful' },
  requestInProgress: { httpStatus: 202, caseCode: '00', message: 'Request In Progress' },
  badRequest: { httpStatus: 400, caseCode: '00', message: 'Bad Request' }, // also a body that does not parse
  invalidFieldFormat: { httpStatus: 400, caseCode: '01', message: 'Invalid Field Format {field name}' },
  invalidMandatoryField: { httpStatus: 400, caseCode: '02', message: 'Invalid Mandatory Field {field name}' },
  unauthorized: { httpStatus: 401, caseCode: '00', message: 'Unauthorized. [reason]' },
  invalidToken: { httpStatus: 401, caseCode: '01', message: 'Invalid Token (B2B)' },
  invalidCustomerToken: { httpStatus: 401, caseCode: '02', message: 'Invalid Customer Token' },
  tokenNotFound: { httpStatus: 401, caseCode: '03', message: 'Token Not Found (B2B)' },
  customerTokenNotFound: { httpStatus: 401, caseCode: '04', message: 'Customer Token Not Found' },
  transactionExpired: { httpStatus: 403, caseCode: '00', message: 'Transaction Expired' },
  featureNotAllowed: { httpStatus: 403, caseCode: '01', message: 'Feature Not Allowed [Reason]' },
  exceedsTransactionAmountLimit: { httpStatus: 403, caseCode: '02', message: 'Exceeds Transaction Amount Limit' },
  suspectedFraud: { httpStatus: 403, caseCode: '03', message: 'Suspected Fraud' },
  activityCountLimitExceeded: { httpStatus: 403, caseCode: '04', message: 'Activity Count Limit Exceeded' },
  doNotHonor: { httpStatus: 403, caseCode: '05', message: 'Do Not Honor' },
  featureNotAllowedAtThisTime: {
    httpStatus: 403,
    caseCode: '06',
    message: 'Feature Not Allowed At This Time. [reason]',
  },
  cardBlocked: { httpStatus: 403, caseCode: '07', message: 'Card Blocked' },
  cardExpired: { httpStatus: 403, caseCode: '08', message: 'Card Expired' },
  dormantAccount: { httpStatus: 403, caseCode: '09', message: 'Dormant Account' },
  needToSetTokenLimit: { httpStatus: 403, caseCode: '10', message: 'Need To Set Token Limit' },
  otpBlocked: { httpStatus: 403, caseCode: '11', message: 'OTP Blocked' },
  otpLifetimeExpired: { httpStatus: 403, caseCode: '12', message: 'OTP Lifetime Expired' },
  otpSentToCardholder: { httpStatus: 403, caseCode: '13', message: 'OTP Sent To Cardholer' }, // spelt so in the standard
  insufficientFunds: { httpStatus: 403, caseCode: '14', message: 'Insufficient Funds' },
  transactionNotPermitted: { httpStatus: 403, caseCode: '15', message: 'Transaction Not Permitted.[reason]' },
  suspendTransaction: { httpStatus: 403, caseCode: '16', message: 'Suspend Transaction' },
  tokenLimitExceeded: { httpStatus: 403, caseCode: '17', message: 'Token Limit Exceeded' },
  inactiveAccount: { httpStatus: 403, caseCode: '18', message: 'Inactive Card/Account/Customer' },
  merchantBlacklisted: { httpStatus: 403, caseCode: '19', message: 'Merchant Blacklisted' },
  merchantLimitExceed: { httpStatus: 403, caseCode: '20', message: 'Merchant Limit Exceed' },
  setLimitNotAllowed: { httpStatus: 403, caseCode: '21', message: 'Set Limit Not Allowed' },
  tokenLimitInvalid: { httpStatus: 403, caseCode: '22', message: 'Token Limit Invalid' },
  accountLimitExceed: { httpStatus: 403, caseCode: '23', message: 'Account Limit Exceed' },
  invalidTransactionStatus: { httpStatus: 404, caseCode: '00', message: 'Invalid Transaction Status' },
  transactionNotFound: { httpStatus: 404, caseCode: '01', message: 'Transaction Not Found' },
  invalidRouting: { httpStatus: 404, caseCode: '02', message: 'Invalid Routing' },
  bankNotSupportedBySwitch: { httpStatus: 404, caseCode: '03', message: 'Bank Not Supported By Switch' },
  transactionCancelled: { httpStatus: 404, caseCode: '04', message: 'Transaction Cancelled' },
  merchantNotRegisteredForCardRegistration: {
    httpStatus: 404,
    caseCode: '05',
    message: 'Merchant Is Not Registered For Card Registration Services',
  },
  needToRequestOtp: { httpStatus: 404, caseCode: '06', message: 'Need To Request OTP' },
  journeyNotFound: { httpStatus: 404, caseCode: '07', message: 'Journey Not Found' },
  invalidMerchant: { httpStatus: 404, caseCode: '08', message: 'Invalid Merchant' },
  noIssuer: { httpStatus: 404, caseCode: '09', message: 'No Issuer' },
  invalidApiTransition: { httpStatus: 404, caseCode: '10', message: 'Invalid API Transition' },
  invalidAccount: { httpStatus: 404, caseCode: '11', message: 'Invalid Card/Account/Customer [info]/Virtual Account' },
  invalidBill: { httpStatus: 404, caseCode: '12', message: 'Invalid Bill/Virtual Account [Reason]' }, // not found, blocked or suspended
  invalidAmount: { httpStatus: 404, caseCode: '13', message: 'Invalid Amount' },
  paidBill: { httpStatus: 404, caseCode: '14', message: 'Paid Bill' },
  invalidOtp: { httpStatus: 404, caseCode: '15', message: 'Invalid OTP' },
  partnerNotFound: { httpStatus: 404, caseCode: '16', message: 'Partner Not Found' },
  invalidTerminal: { httpStatus: 404, caseCode: '17', message: 'Invalid Terminal' },
  inconsistentRequest: { httpStatus: 404, caseCode: '18', message: 'Inconsistent Request' }, // counts as a success for virtual-account payments
  expiredBill: { httpStatus: 404, caseCode: '19', message: 'Invalid Bill/Virtual Account' }, // the bill has expired
  requestedFunctionNotSupported: { httpStatus: 405, caseCode: '00', message: 'Requested Function Is Not Supported' },
  requestedOperationNotAllowed: { httpStatus: 405, caseCode: '01', message: 'Requested Opearation Is Not Allowed' }, // spelt so in the standard
  conflict: { httpStatus: 409, caseCode: '00', message: 'Conflict' }, // same X-EXTERNAL-ID on the same day
  duplicatePartnerReferenceNo: { httpStatus: 409, caseCode: '01', message: 'Duplicate partnerReferenceNo' },
  tooManyRequests: { httpStatus: 429, caseCode: '00', message: 'Too Many Requests' },
  generalError: { httpStatus: 500, caseCode: '00', message: 'General Error' },
  internalServerError: { httpStatus: 500, caseCode: '01', message: 'Internal Server Error' },
  externalServerError: { httpStatus: 500, caseCode: '02', message: 'External Server Error' },
  timeout: { httpStatus: 504, caseCode: '00', message: 'Timeout' },
}
