import { setTimeout as delay } from 'node:timers/promises'
import { reject } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { rupiah, sameAmount } from '@snap-sdk/services'

const { NICEPAY_CLIENT_ID, NICEPAY_PUBLIC_KEY, HANDLER_MILLISECONDS = '0' } = process.env

const bills = new Map([
  ['701589101110', { amount: 10_000, dueAt: new Date('2099-07-03T12:08:56+07:00'), paidBy: undefined }],
])

export const shop = nicepay({
  partners: [{ clientId: NICEPAY_CLIENT_ID, publicKeys: NICEPAY_PUBLIC_KEY }],
  handlers: {
    nicoInquiry: ({ payNo }) => {
      const bill = bills.get(payNo)
      if (bill === undefined) return reject('invalidBill')
      if (bill.paidBy !== undefined) return reject('paidBill')
      if (bill.dueAt < new Date()) return reject('expiredBill')
      return {
        payNoName: 'John Test',
        goodsName: 'Pembelian John Test',
        payNoPhone: '087771122333',
        payNoEmail: 'jhon@test.com',
        totalAmount: rupiah(bill.amount),
        partnerReferenceNo: 'ORDER-1',
        payNoExpiredDateTime: bill.dueAt,
      }
    },
    nicoPayment: async ({ payNo, paidAmount }, { paymentId }) => {
      await delay(Number(HANDLER_MILLISECONDS)) // for the test: a payment on its way while the process is told to stop
      const bill = bills.get(payNo)
      if (bill === undefined) return reject('invalidBill')
      if (bill.paidBy !== undefined) return bill.paidBy === paymentId ? {} : reject('paidBill') // a repeat hears success
      if (bill.dueAt < new Date()) return reject('expiredBill')
      if (!sameAmount(paidAmount, bill.amount)) return reject('invalidAmount')
      bill.paidBy = paymentId
      return {}
    },
  },
})
