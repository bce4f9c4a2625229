import { nicepay } from '@snap-sdk/gateways'
import { rupiah, sameAmount } from '@snap-sdk/services'
import type { Bills } from './bills.js'

/** Your contract with NICEPAY: who may call, and what your shop answers. */
export const createShop = (bills: Bills) =>
  nicepay({
    partners: [
      {
        clientId: 'IONPAYTEST',
        publicKeys: process.env.NICEPAY_PUBLIC_KEY,
        allowedAddresses: process.env.NICEPAY_ADDRESSES?.split(','),
      },
    ],
    handlers: {
      nicoInquiry: async ({ payNo }, { reject }) => {
        const bill = await bills.find(payNo)
        if (!bill) return reject('invalidBill', { reason: 'not registered' })
        if (bill.payments.length > 0) return reject('paidBill')
        if (bill.dueAt < new Date()) return reject('expiredBill')
        return {
          payNoName: bill.customerName,
          goodsName: `Order ${bill.number}`,
          payNoPhone: '087771122333',
          payNoEmail: 'customer@example.com',
          totalAmount: rupiah(bill.amount),
          partnerReferenceNo: bill.number,
          payNoExpiredDateTime: bill.dueAt,
        }
      },
      nicoPayment: async ({ payNo, paidAmount }, { paymentId = '', reject }) => {
        const bill = await bills.find(payNo)
        if (!bill) return reject('invalidBill', { reason: 'not registered' })
        if (bill.payments.includes(paymentId)) return {} // a repeat hears success
        if (bill.dueAt < new Date()) return reject('expiredBill')
        if (!sameAmount(paidAmount, bill.amount)) return reject('invalidAmount')
        return (await bills.markPaid(bill, paymentId)) ? {} : reject('paidBill') // another payment was first
      },
    },
  })
