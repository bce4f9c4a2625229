import { randomInt } from 'node:crypto'
import { type CalledService, describeCall } from '../dialects/called-service.ts'
import { DEFAULT_DIALECT } from '../dialects/index.ts'
import type { Answer } from '../gateway.ts'
import type { Body } from '../services/service.ts'

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
export const SAMPLE_AMOUNT: Amount = { value: '10000.00', currency: 'IDR' }

/**
 * A body of NICO as NICEPAY's pages show it, for `requestToken`, `inquire` and `pay` of a gateway: by default for the bill of the sample,
 * `701589101110`, of 10000.00 IDR. Its request ID was not used before. Change it as any object; the gateway sends what it is given.
 *
 * @example
 * await gateway.pay({ ...sampleBody('payment', { payNo: '702000000001' }), mitraCd: 'INDO' })
 */
export function sampleBody(
  service: 'token' | 'inquiry' | 'payment',
  { payNo = '701589101110', amount }: Partial<BodyFacts> = {},
): Body {
  const called = describeCall(DEFAULT_DIALECT, service)
  if (called === undefined) throw new Error('NICEPAY has all three')
  return buildBody(called, { number: payNo, amount })
}

/**
 * A body as the gateway's documents show it, about one bill of the merchant, with a request ID that was not used before.
 *
 * @param facts.number The bill, as the merchant knows it: a pay number, a virtual account number, a reference of its own. Default: the sample's.
 * @param facts.amount What was paid. Default: 10000.00 IDR.
 */
export function buildBody(
  called: CalledService,
  {
    number,
    amount = SAMPLE_AMOUNT,
  }: { readonly number?: string | undefined; readonly amount?: Amount | undefined } = {},
): Body {
  const { service, sample } = called
  if (service.role === 'token') return sample
  const requestId = randomDigits(20)
  const named = number === undefined ? {} : buildNumbers(called, number)
  const ids = Object.fromEntries(requestIdsOf(called).map((field) => [field, requestId]))
  const others = Object.fromEntries(
    referencesOf(called).map((field) => [field, randomDigits(String(sample[field]).length)]),
  )
  return { ...sample, ...others, ...named, ...ids, ...buildAmounts(called, amount) }
}

/** The number of a bill in the members that hold it. */
function buildNumbers({ service, sample }: CalledService, number: string): Body {
  if (service.number === undefined) return {}
  if (service.number === 'payNo') {
    return { partnerServiceId: number.slice(0, 4), customerNo: number.slice(4), payNo: number }
  }
  if (service.number !== 'virtualAccountNo') return { [service.number]: number }
  const { partnerServiceId } = sample
  if (typeof partnerServiceId !== 'string') return { virtualAccountNo: number }
  // The sample shows how many digits the prefix has, and whether it is padded.
  const length = partnerServiceId.trim().length
  const padding = ' '.repeat(partnerServiceId.length - length)
  const prefix = padding + number.slice(0, length)
  return { partnerServiceId: prefix, customerNo: number.slice(length), virtualAccountNo: padding + number }
}

/** Whatever says how much, so that a body does not contradict itself. */
function buildAmounts({ service, sample }: CalledService, amount: Amount): Body {
  if (service.amount === undefined || !(service.amount in sample)) return {}
  const { totalAmount, billDetails } = sample
  return {
    [service.amount]: amount,
    ...(totalAmount === undefined ? {} : { totalAmount: amount }),
    ...(Array.isArray(billDetails)
      ? { billDetails: billDetails.map((bill) => ({ ...bill, billAmount: amount })) }
      : {}),
  }
}

/** The member that tells one request from another: the inquiry's ID where there is one. */
export function requestIdOf({ service, sample }: CalledService): string {
  if ('inquiryRequestId' in sample) return 'inquiryRequestId'
  return service.identity ?? 'requestId'
}

/** The members of the sample that hold one new ID in each request. */
export function requestIdsOf(called: CalledService): readonly string[] {
  const { service, sample } = called
  return [requestIdOf(called), service.identity].filter((field) => field !== undefined && field in sample) as string[]
}

/** The members of the sample that hold a new number in each request, each of as many digits as there. */
export function referencesOf({ sample, renewed }: CalledService): readonly string[] {
  return ['referenceNo', ...renewed].filter((field) => field in sample)
}

/** What makes a body another request. */
export function otherRequest({ service, sample }: CalledService): Body {
  const field = service.identity !== undefined && service.identity in sample ? service.identity : 'newMember'
  return { [field]: randomDigits(20) }
}

/** What a body says was paid. */
export function amountOf({ service }: CalledService, body: Body): Amount {
  const amount = body[service.amount ?? 'amount']
  return isAmount(amount) ? amount : SAMPLE_AMOUNT
}

/** The amount in the answer of a lookup; `undefined` where there is none. */
export function readAmount({ body }: Answer): Amount | undefined {
  const amount: unknown = (body?.payNoData ?? body?.virtualAccountData)?.totalAmount
  if (typeof amount !== 'object' || amount === null || !('value' in amount)) return undefined
  return { value: amount.value, currency: 'currency' in amount ? amount.currency : SAMPLE_AMOUNT.currency }
}

function isAmount(value: unknown): value is Amount {
  return typeof value === 'object' && value !== null && 'value' in value && 'currency' in value
}

/** Digits for an ID that must not have been used before. */
export function randomDigits(length: number): string {
  return Array.from({ length }, () => randomInt(10)).join('')
}
