import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Gateway, HandlerContext } from '@snap-sdk/core'
import type { SignatureScheme } from '@snap-sdk/simulator'
import type { DialectName, PlannedPayment } from '../plan/plan.ts'
import type { Library } from '../world/bundle.ts'

/** Runs the handler of a payment, and gives what it answers by the run's number. */
export type TakeSimulated = (payment: number, context: HandlerContext) => Promise<Taken>
/** A run that was a success, or a rejection, which the handler hands on. */
export type Taken = { readonly number: number } | ReturnType<Library['reject']>

/** How one gateway calls in the simulation. Its keys, repeats and codes are those of the dialect itself. */
export interface SimulatedDialect {
  readonly scheme: SignatureScheme
  readonly path: string
  /** Where its token comes from. */
  readonly tokenPath: string | undefined
  readonly clientId: string
  /** How long it waits for an answer. */
  readonly patience: number
  /** After how long it sends a call again, each counted from the call before. */
  readonly retries: readonly number[]
  /** What it reads as "taken", beside 2xx. */
  readonly taken: RegExp
  /** Whether it reverses a payment on any 4xx: then a conflict is told as a 5xx. */
  readonly refusalUndoes: boolean
  /** How long an answer is kept. */
  readonly keepMilliseconds: number
  makeGateway(library: Library, take: TakeSimulated): Gateway
  body(payment: PlannedPayment, attempt: number): object
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DAY: number = 24 * HOUR

/** Small, so that signing costs little: what is simulated is not its strength. */
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
export const PRIVATE_KEY: KeyObject = privateKey
export const CLIENT_SECRET = 'a client secret for the simulation only'
export const TOKEN_SECRET = 'a token secret for the simulation only, thirty-two bytes'
const publicKeys = publicKey.export({ type: 'spki', format: 'pem' }).toString()

const amountOf = ({ number }: PlannedPayment) => ({ value: `${10_000 + number}.00`, currency: 'IDR' })

function virtualAccount(payment: PlannedPayment) {
  const customerNo = String(payment.number).padStart(10, '0')
  return {
    partnerServiceId: '   12345',
    customerNo,
    virtualAccountNo: `   12345${customerNo}`,
    paymentRequestId: `payment-${payment.number}`,
    trxId: `bill-${payment.number}`,
    paidAmount: amountOf(payment),
  }
}

/** The number of a payment, as its amount says it. */
function numberOf(amount: { readonly value: string } | undefined): number {
  return Math.round(Number(amount?.value)) - 10_000
}

const partner = (clientId: string) => ({ clientId, publicKeys, clientSecrets: CLIENT_SECRET })

/** The run's number in a field of the answer; a rejection as it is. */
function answerIn<Field extends string>(field: Field, taken: Taken) {
  return 'number' in taken ? ({ [field]: `run-${taken.number}` } as { readonly [Name in Field]: string }) : taken
}

const nico = (scheme: 'client-id' | 'symmetric'): SimulatedDialect => ({
  scheme,
  path: '/api/v1.0/cvs/payment',
  tokenPath: '/api/v1.0/access-token/b2b',
  clientId: 'IONPAYTEST',
  patience: 12 * SECOND,
  retries: [10 * SECOND, MINUTE, 10 * MINUTE, HOUR, DAY], // no schedule is published
  taken: /^404\d\d18$/,
  refusalUndoes: false,
  keepMilliseconds: 7 * DAY,
  makeGateway: ({ nicepay }, take) =>
    nicepay({
      partners: [partner('IONPAYTEST')],
      signature: scheme,
      handlers: {
        nicoPayment: async ({ paidAmount }, context) =>
          answerIn('partnerReferenceNo', await take(numberOf(paidAmount), context)),
      },
    }),
  body: (payment) => ({
    partnerServiceId: '1234',
    customerNo: String(payment.number),
    payNo: `1234${payment.number}`,
    paidAmount: amountOf(payment),
    ...(payment.numbered && { paymentRequestId: `payment-${payment.number}` }),
  }),
})

export const DIALECTS: Readonly<Record<DialectName, SimulatedDialect>> = {
  bca: {
    scheme: 'symmetric',
    path: '/openapi/v1.0/transfer-va/payment',
    tokenPath: '/openapi/v1.0/access-token/b2b',
    clientId: 'bca-client',
    patience: 15 * SECOND,
    retries: [20 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 6 * HOUR], // no schedule is published
    taken: /^4042518$/,
    refusalUndoes: false,
    keepMilliseconds: 7 * DAY,
    makeGateway: ({ bca }, take) =>
      bca({
        partners: [partner('bca-client')],
        handlers: {
          vaPayment: async ({ paidAmount }, context) =>
            answerIn('virtualAccountName', await take(numberOf(paidAmount), context)),
        },
      }),
    body: (payment, attempt) => ({ ...virtualAccount(payment), flagAdvise: attempt % 2 === 1 ? 'Y' : 'N' }),
  },
  bri: {
    scheme: 'symmetric',
    path: '/snap/v1.0/transfer-va/payment',
    tokenPath: '/snap/v1.0/access-token/b2b',
    clientId: 'bri-client',
    patience: 10 * SECOND,
    retries: [30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR], // no schedule is published
    taken: /^$/,
    refusalUndoes: true,
    keepMilliseconds: 7 * DAY,
    makeGateway: ({ bri }, take) =>
      bri({
        partners: [partner('bri-client')],
        handlers: {
          vaPayment: async ({ paidAmount }, context) =>
            answerIn('virtualAccountName', await take(numberOf(paidAmount), context)),
        },
      }),
    body: (payment) => virtualAccount(payment),
  },
  doku: {
    scheme: 'symmetric',
    path: '/v1.0/transfer-va/payment',
    tokenPath: '/v1.0/access-token/b2b',
    clientId: 'doku-client',
    patience: 10 * SECOND,
    retries: [30 * MINUTE, 6 * HOUR, 12 * HOUR],
    taken: /^$/,
    refusalUndoes: false,
    keepMilliseconds: 7 * DAY,
    makeGateway: ({ doku }, take) =>
      doku({
        partners: [partner('doku-client')],
        paths: { token: '/v1.0/access-token/b2b', vaPayment: '/v1.0/transfer-va/payment' },
        handlers: {
          vaPayment: async ({ paidAmount }, context) =>
            answerIn('virtualAccountName', await take(numberOf(paidAmount), context)),
        },
      }),
    body: (payment) => virtualAccount(payment),
  },
  midtrans: {
    scheme: 'asymmetric',
    path: '/v1.0/transfer-va/payment',
    tokenPath: undefined,
    clientId: 'G12345678',
    patience: 10 * SECOND,
    retries: [2 * MINUTE, 10 * MINUTE, 30 * MINUTE, 90 * MINUTE, 210 * MINUTE],
    taken: /^$/,
    refusalUndoes: false,
    keepMilliseconds: 7 * DAY,
    makeGateway: ({ midtrans }, take) =>
      midtrans({
        partners: [partner('G12345678')],
        handlers: {
          // The answer is an echo, whatever the handler says.
          vaPayment: async ({ paidAmount }, context) =>
            answerIn('virtualAccountName', await take(numberOf(paidAmount), context)),
        },
        otherStatus: () => undefined,
      }),
    body: (payment) => ({ ...virtualAccount(payment), additionalInfo: { paymentFlagStatus: '00' } }),
  },
  dana: {
    scheme: 'asymmetric',
    path: '/v1.0/debit/notify',
    tokenPath: undefined,
    clientId: 'dana-client',
    patience: 8 * SECOND,
    retries: [13 * MINUTE, HOUR, 6 * HOUR, DAY, 2 * DAY], // seen: from 13 minutes to 4 days after the payment
    taken: /^$/,
    refusalUndoes: false,
    keepMilliseconds: 14 * DAY,
    makeGateway: ({ dana }, take) =>
      dana({
        partners: [partner('dana-client')],
        handlers: {
          debitNotify: async ({ amount }, context) => answerIn('approvalCode', await take(numberOf(amount), context)),
        },
        otherStatus: () => undefined,
      }),
    body: (payment) => ({
      originalReferenceNo: `payment-${payment.number}`,
      originalPartnerReferenceNo: `order-${payment.number}`,
      merchantId: 'merchant',
      latestTransactionStatus: '00',
      amount: amountOf(payment),
    }),
  },
  nico: nico('client-id'),
  'nico-symmetric': nico('symmetric'),
}
