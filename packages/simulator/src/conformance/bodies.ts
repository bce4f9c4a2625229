import { randomInt } from 'node:crypto'
import type { ServiceName } from '../answer/judge-answer.ts'
import type { Answer } from '../gateway.ts'

/** Money as SNAP writes it, or as somebody wrote it instead: `{ value: '10000.00', currency: 'IDR' }`. */
export interface Amount {
  readonly value: unknown
  readonly currency: unknown
}

/** What a body is about. */
export interface BodyFacts {
  readonly payNo: string
  /** What a payment says was paid. Default: the amount of the sample on NICEPAY's page. */
  readonly amount?: Amount | undefined
}

/** When the merchant's inquiry does not tell. */
const SAMPLE_AMOUNT: Amount = { value: '10000.00', currency: 'IDR' }

/** A body as NICEPAY's pages show it, with a request ID that was not used before. The payment's fields are inferred. */
export const BODIES: Readonly<Record<ServiceName, (facts: BodyFacts) => Readonly<Record<string, unknown>>>> = {
  token: () => ({ grantType: 'client_credentials', additionalInfo: {} }),
  inquiry: ({ payNo }) => buildInquiry(payNo),
  payment: ({ payNo, amount = SAMPLE_AMOUNT }) => {
    const inquiry = buildInquiry(payNo)
    return { ...inquiry, paymentRequestId: inquiry.inquiryRequestId, paidAmount: amount }
  },
}

/**
 * A body as NICEPAY's pages show it, for `requestToken`, `inquire` and `pay` of a gateway: by default for the bill of the sample,
 * `701589101110`, of 10000.00 IDR. Its request ID was not used before. Change it as any object; the gateway sends what it is given.
 *
 * @example
 * await gateway.pay({ ...sampleBody('payment', { payNo: '702000000001' }), mitraCd: 'INDO' })
 */
export function sampleBody(service: ServiceName, facts: Partial<BodyFacts> = {}): Readonly<Record<string, unknown>> {
  return BODIES[service]({ payNo: '701589101110', ...facts })
}

function buildInquiry(payNo: string) {
  return {
    partnerServiceId: payNo.slice(0, 4),
    customerNo: payNo.slice(4),
    payNo,
    inquiryRequestId: randomDigits(20),
    mitraCd: 'ALMA',
  }
}

/** The amount in the answer of an inquiry; the sample's of NICEPAY's page where there is none. */
export function readAmount({ body }: Answer): Amount {
  const amount: unknown = body?.payNoData?.totalAmount
  if (typeof amount !== 'object' || amount === null || !('value' in amount)) return SAMPLE_AMOUNT
  return { value: amount.value, currency: 'currency' in amount ? amount.currency : SAMPLE_AMOUNT.currency }
}

/** Digits for an ID that must not have been used before. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}
