import { BILLS } from '../workload/samples.ts'
import type { Sample } from '../workload/workloads.ts'

/** A request whose JSON was parsed. */
// biome-ignore lint/suspicious/noExplicitAny: whatever JSON says, as a hand-written handler takes it
export type Received = Readonly<Record<string, any>>

const SUCCESS = { english: 'Success', indonesia: 'Sukses' }

/**
 * The business of each call, and what a success answers beside code and message, as the gateway's documents have it.
 *
 * @returns `undefined` where the bill is not known.
 */
export const ANSWERS: Readonly<Record<Exclude<Sample, 'token'>, (request: Received) => object | undefined>> = {
  nicoInquiry({ partnerServiceId, customerNo, payNo, inquiryRequestId, mitraCd }) {
    const bill = BILLS.get(payNo)
    if (bill === undefined) return undefined
    const { payNoName, goodsName, payNoPhone, payNoEmail, totalAmount, partnerReferenceNo, payNoExpiredDateTime } = bill
    return {
      payNoData: {
        partnerServiceId,
        customerNo,
        payNo,
        payNoName,
        goodsName,
        payNoPhone,
        payNoEmail,
        inquiryRequestId,
        totalAmount,
        partnerReferenceNo,
        mitraCd,
        payNoExpiredDateTime,
      },
    }
  },

  bcaPayment: ({ channelCode: _, subCompany: __, additionalInfo: ___, billDetails, ...account }) => ({
    virtualAccountData: {
      ...account,
      paymentFlagStatus: '00',
      paymentFlagReason: SUCCESS,
      billDetails: billDetails.map(({ billReferenceNo: _, additionalInfo: __, ...bill }: Received) => ({
        status: '00',
        reason: SUCCESS,
        ...bill,
      })),
    },
  }),

  midtransPayment: ({ partnerServiceId, customerNo, virtualAccountNo, trxId }) => ({
    virtualAccountData: { partnerServiceId, customerNo, virtualAccountNo, trxId },
  }),

  midtransQris: () => ({}),
}
