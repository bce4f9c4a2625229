import type { Gateway } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { rupiah, sameAmount } from '@snap-sdk/services'

/** Stands for your database. */
const bills = new Map([
  ['701589101110', { customer: 'John Test', amount: 10_000, dueAt: new Date('2099-07-03T12:08:56+07:00'), paidBy: '' }],
])

/** How many bills are paid. */
export const countPaid = (): number => [...bills.values()].filter(({ paidBy }) => paidBy !== '').length

/** Your contract with NICEPAY, and what you do when it calls. Addresses that may call: leave them out, and any may. */
export function createShop(publicKey: string | undefined, allowedAddresses?: readonly string[]): Gateway {
  return nicepay({
    partners: [{ clientId: 'IONPAYTEST', publicKeys: publicKey, allowedAddresses }],
    handlers: {
      nicoInquiry: async ({ payNo }, { reject }) => {
        const bill = bills.get(payNo)
        if (bill === undefined) return reject('invalidBill', { reason: 'not registered' })
        if (bill.paidBy !== '') return reject('paidBill')
        if (bill.dueAt < new Date()) return reject('expiredBill')
        return {
          payNoName: bill.customer,
          goodsName: `Bill of ${bill.customer}`,
          payNoPhone: '087771122333',
          payNoEmail: 'jhon@test.com',
          totalAmount: rupiah(bill.amount),
          partnerReferenceNo: payNo,
          payNoExpiredDateTime: bill.dueAt,
        }
      },
      nicoPayment: async ({ payNo, paidAmount }, { paymentId = '', reject }) => {
        const bill = bills.get(payNo)
        if (bill === undefined) return reject('invalidBill', { reason: 'not registered' })
        if (bill.paidBy !== '') return bill.paidBy === paymentId ? {} : reject('paidBill') // a repeat hears success
        if (bill.dueAt < new Date()) return reject('expiredBill')
        if (!sameAmount(paidAmount, bill.amount)) return reject('invalidAmount')
        bill.paidBy = paymentId
        return {}
      },
    },
  })
}
