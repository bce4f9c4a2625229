import { inquiry } from './inquiry.ts'
import { payment } from './payment.ts'

/**
 * NICO, NICEPAY Inquiry Convenience Store: the services that NICEPAY calls on the merchant.
 *
 * @example
 * const services = [
 *   nico.inquiry(async ({ payNo }) => findBill(payNo) ?? reject('invalidBill')),
 *   nico.payment(async ({ payNo, paidAmount }) => { await takePayment(payNo, paidAmount) }),
 * ]
 */
export const nico: { readonly inquiry: typeof inquiry; readonly payment: typeof payment } = { inquiry, payment }
