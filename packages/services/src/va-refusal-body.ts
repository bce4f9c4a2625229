import type { Refusal } from '@snap-sdk/core'
import { pick } from './members.ts'
import { REASONS } from './reasons.ts'
import { VA_NUMBER_NAMES } from './va-numbers.ts'

/** What a refusal repeats of its call. */
const ECHO = [...VA_NUMBER_NAMES, 'inquiryRequestId', 'paymentRequestId']

/**
 * Makes the body of a refusal of a virtual account's service: its numbers as received, status 01 and the reason in both languages. Core
 * calls it only once a signature is proven, and only with fields that passed their own check.
 *
 * @param status Where the status stands: `inquiryStatus`, `paymentFlagStatus`.
 * @param reason Where the reason stands: `inquiryReason`, `paymentFlagReason`.
 * @see ASPI, services 24, 25; BCA: every refusal but 401 carries virtualAccountData with status 01 and the reason
 * @example
 * vaPayment.with({ toRefusalBody: vaRefusalBody('paymentFlagStatus', 'paymentFlagReason') })
 */
export function vaRefusalBody(status: string, reason: string): (refusal: Refusal) => object {
  return ({ outcome, body }) => ({
    virtualAccountData: { ...pick(body, ECHO), [status]: '01', [reason]: REASONS[outcome] },
  })
}

/** The same without a status: for services whose status is that of a payment, which a refused question says nothing of. */
export function vaNumbersBody({ body }: Pick<Refusal, 'body'>): { virtualAccountData: object } {
  return { virtualAccountData: pick(body, ECHO) }
}
