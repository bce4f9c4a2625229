import { randomInt } from 'node:crypto'
import { type Exchange, type Gateway, INQUIRY_PATH, writeTimestamp } from '@snap-sdk/simulator'
import type { ExpectedJson } from './find-differences.ts'

/** What kinds of calls there are, and what must become of them. */
export const KINDS = {
  right: 'right calls, answered',
  repeated: 'a payment that came again, answered and booked once',
  forged: 'calls that were forged, changed or kept too long, refused',
  impossible: 'bills that are unknown or paid, refused',
  reused: 'external IDs that were used before, refused',
} as const

export type StepKind = keyof typeof KINDS

/** One call of the demo, and what the merchant must make of it. */
export interface Step {
  readonly title: string
  readonly kind: StepKind
  /** What happens. */
  readonly story: string
  readonly call: (gateway: Gateway) => Promise<Exchange>
  /** The whole body. Its responseCode starts with the HTTP status. */
  readonly expected: { readonly responseCode: string; readonly responseMessage: string } & {
    readonly [field: string]: ExpectedJson
  }
  /** Why that and nothing else. */
  readonly because: string
  /** How many payments of the sample bill the ledger must hold afterwards. */
  readonly payments?: number
}

/** The sample of NICEPAY's inquiry page. */
const INQUIRY = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}
const UNKNOWN_BILL = { ...INQUIRY, customerNo: '89109999', payNo: '701589109999' }
const PAID_BILL = { ...INQUIRY, customerNo: '89101111', payNo: '701589101111' }
const SAMPLE_AMOUNT = { value: '10000.00', currency: 'IDR' }

const TOKEN_ANSWER = {
  responseCode: '2007300',
  responseMessage: 'Successful',
  accessToken: /^[\x21-\x7e]{1,150}$/,
  tokenType: 'Bearer',
  expiresIn: '900',
  additionalInfo: {},
}
const INQUIRY_ANSWER = {
  responseCode: '2000000',
  responseMessage: 'Successful',
  payNoData: {
    ...INQUIRY,
    payNoName: 'John Test',
    goodsName: 'Pembelian John Test',
    payNoPhone: '087771122333',
    payNoEmail: 'jhon@test.com',
    totalAmount: SAMPLE_AMOUNT,
    partnerReferenceNo: 'ABCDEFGH1234',
    payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
  },
}
const SIGNATURE_REFUSED = { responseCode: '4010000', responseMessage: 'Unauthorized. [Signature]' }
const CONFLICT = { responseCode: '4090000', responseMessage: 'Conflict' }

/** NICEPAY's calls as its pages print them, and those that a merchant must refuse. The sample bill must be open. */
export function nicoSteps(): readonly Step[] {
  const now = new Date()
  // The times of these stand still: around midnight a reused external ID would otherwise be a new day's.
  const firstInquiry = { externalId: randomId(), timestamp: writeTimestamp(now) }
  const firstPayment = { externalId: randomId(), timestamp: writeTimestamp(now) }
  const payment = {
    ...INQUIRY,
    paymentRequestId: randomId(),
    paidAmount: SAMPLE_AMOUNT,
    trxDateTime: writeTimestamp(now),
  }
  const paymentAnswer = {
    responseCode: '2000000',
    responseMessage: 'Successful',
    payNoData: { ...payment, partnerReferenceNo: 'ABCDEFGH1234' },
  }
  return [
    {
      title: 'Access token',
      kind: 'right',
      story: 'NICEPAY signs with its private key and asks for a token.',
      call: (gateway) => gateway.requestToken(),
      expected: TOKEN_ANSWER,
      because: "the signature fits NICEPAY's public key; the token is good for 900 seconds",
    },
    {
      title: 'Inquiry',
      kind: 'right',
      story: 'At an Alfamart till, a customer names pay number 701589101110. What does it cost?',
      call: (gateway) => gateway.inquire(INQUIRY, firstInquiry),
      expected: INQUIRY_ANSWER,
      because: "the bill is open; all fields of the sample answer on NICEPAY's page are there",
    },
    {
      title: 'Payment',
      kind: 'right',
      story: 'The customer pays 10000.00 IDR.',
      call: (gateway) => gateway.pay(payment, firstPayment),
      expected: paymentAnswer,
      because: 'the amount is that of the bill; the payment goes into the ledger',
      payments: 1,
    },
    {
      title: 'Payment, sent again',
      kind: 'repeated',
      story: 'NICEPAY did not get the answer and sends the same payment again, under the same X-EXTERNAL-ID.',
      call: (gateway) => gateway.pay(payment, firstPayment),
      expected: paymentAnswer,
      because: 'a retry gets the first answer, and nothing is booked twice',
      payments: 1,
    },
    {
      title: 'Tampered signature',
      kind: 'forged',
      story: 'Somebody without the private key changes one character of X-SIGNATURE.',
      call: inquireWithTamperedSignature,
      expected: SIGNATURE_REFUSED,
      because: 'the signature fits no public key of the partner',
    },
    {
      title: 'Stale timestamp',
      kind: 'forged',
      story: 'A call that was signed ten minutes ago comes in again.',
      call: (gateway) => gateway.inquire(INQUIRY, { timestamp: writeTimestamp(new Date(now.getTime() - 600_000)) }),
      expected: { responseCode: '4010000', responseMessage: 'Unauthorized. [Timestamp]' },
      because: 'X-TIMESTAMP may be 300 seconds off, not 600',
    },
    {
      title: 'Unknown bill',
      kind: 'impossible',
      story: 'The customer misreads the number.',
      call: (gateway) => gateway.inquire(UNKNOWN_BILL),
      expected: { responseCode: '4040012', responseMessage: 'Invalid Bill/Virtual Account [not registered]' },
      because: "the merchant's handler said reject('invalidBill', { reason: 'not registered' })",
    },
    {
      title: 'Paid bill',
      kind: 'impossible',
      story: 'Another customer names a bill that was paid last week.',
      call: (gateway) => gateway.inquire(PAID_BILL),
      expected: { responseCode: '4040014', responseMessage: 'Paid Bill' },
      because: "the merchant's handler said reject('paidBill')",
    },
    {
      title: 'Paid bill, paid again',
      kind: 'impossible',
      story: 'A second payment of the sample bill, under new IDs: no retry, but a customer who pays twice.',
      call: (gateway) => gateway.pay({ ...payment, paymentRequestId: randomId() }),
      expected: { responseCode: '4040014', responseMessage: 'Paid Bill' },
      because: 'the store must not take the money',
      payments: 1,
    },
    {
      title: 'Reused external ID, inquiry',
      kind: 'reused',
      story: 'An inquiry comes under the X-EXTERNAL-ID of the first one.',
      call: (gateway) => gateway.inquire(INQUIRY, firstInquiry),
      expected: CONFLICT,
      because: 'an X-EXTERNAL-ID is good for one call a day',
    },
    {
      title: 'Reused external ID, another payment',
      kind: 'reused',
      story: 'A payment of another bill comes under the X-EXTERNAL-ID of the first one.',
      call: (gateway) => gateway.pay({ ...payment, customerNo: '00000000', payNo: '702000000000' }, firstPayment),
      expected: CONFLICT,
      because: 'it is no retry: the body is another one',
      payments: 1,
    },
  ]
}

/** The same service, with signatures that cover the body. */
export function symmetricSteps(): readonly Step[] {
  return [
    {
      title: 'Access token, signed by RSA again',
      kind: 'right',
      story: 'The token request is signed as before.',
      call: (gateway) => gateway.requestToken(),
      expected: TOKEN_ANSWER,
      because: 'only inquiry and payment change their scheme',
    },
    {
      title: 'Inquiry, symmetric',
      kind: 'right',
      story: "The string to sign holds the token and the body's hash.",
      call: (gateway) => gateway.inquire(INQUIRY),
      expected: INQUIRY_ANSWER,
      because: 'the signature fits the client secret and the body',
    },
    {
      title: 'Tampered body, symmetric',
      kind: 'forged',
      story: 'Somebody on the way changes the pay number. The signature is still that of the first body.',
      call: (gateway) => gateway.inquire(INQUIRY, { sentBody: JSON.stringify(PAID_BILL) }),
      expected: SIGNATURE_REFUSED,
      because: "the body's hash is in the string to sign. The client-id scheme would not have seen it",
    },
  ]
}

async function inquireWithTamperedSignature(gateway: Gateway): Promise<Exchange> {
  const request = await gateway.prepare(INQUIRY_PATH, INQUIRY)
  const signature = request.headers['X-SIGNATURE'] ?? ''
  const tampered = `${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`
  return gateway.send({ ...request, headers: { ...request.headers, 'X-SIGNATURE': tampered } })
}

/** Fourteen digits, as the sample has. */
function randomId(): string {
  return String(randomInt(1e13, 1e14))
}
