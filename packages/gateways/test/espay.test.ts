import { reject } from '@snap-sdk/core'
import { expect, it, vi } from 'vitest'
import { espay } from '../src/espay.ts'

/** docs.espay.id: letters where others have digits, a zone without a colon */
const INQUIRY = {
  partnerServiceId: '   ESPAY',
  customerNo: 'SGWYESSISHOP',
  virtualAccountNo: 'INV2024102400017',
  inquiryRequestId: '20241024172540000017',
  trxDateInit: '2024-10-24T17:25:40+0700',
}

/** The fields of docs.espay.id, and additionalInfo as public code (DhikaRoidHakim/BPRBA-payment-espay) reads it */
const PAYMENT = {
  partnerServiceId: '   ESPAY',
  customerNo: 'SGWYESSISHOP',
  virtualAccountNo: 'INV2024102400017',
  trxId: '000000000000000017',
  paymentRequestId: '20241024172540000018',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  totalAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-10-24T17:25:40+0700',
  additionalInfo: { transactionStatus: 'S', memberCode: 'SGWYESSISHOP', productCode: 'BCAATM', paymentRef: '17' },
}

it('takes an inquiry whose numbers are letters, and echoes them as received', async () => {
  const vaInquiry = vi.fn(() => ({
    virtualAccountName: 'Jokul Doe',
    totalAmount: { value: '10000.00', currency: 'IDR' },
  }))
  const shop = espay({ partners: [], handlers: { vaInquiry } })
  expect(await shop.invoke('vaInquiry', INQUIRY)).toMatchObject({
    httpStatus: 200,
    body: {
      responseCode: '2002400',
      virtualAccountData: {
        partnerServiceId: '   ESPAY',
        customerNo: 'SGWYESSISHOP',
        virtualAccountNo: 'INV2024102400017',
      },
    },
  })
  expect(vaInquiry).toHaveBeenCalledWith(expect.objectContaining({ partnerServiceId: 'ESPAY' }), expect.anything())
})

it('takes a payment whose transactionStatus is S, and answers the reconciliation', async () => {
  const additionalInfo = { reconcileId: '17', reconcileDatetime: '2024-10-24 17:25:41' }
  const shop = espay({
    partners: [],
    handlers: { vaPayment: () => ({ virtualAccountName: 'Jokul Doe', additionalInfo }) },
  })
  expect(await shop.invoke('vaPayment', PAYMENT)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2002500', additionalInfo },
  })
})

it.each(['F', 's', '', null, undefined, 0])(
  'runs no handler where transactionStatus is %j',
  async (transactionStatus) => {
    const vaPayment = vi.fn(() => ({ virtualAccountName: 'Jokul Doe' }))
    const otherStatus = vi.fn()
    const shop = espay({ partners: [], handlers: { vaPayment }, otherStatus })
    expect(await shop.invoke('vaPayment', { ...PAYMENT, additionalInfo: { transactionStatus } })).toMatchObject({
      httpStatus: 500,
      body: { responseCode: '5002500' },
    })
    expect(vaPayment).not.toHaveBeenCalled()
    expect(otherStatus).not.toHaveBeenCalled()
  },
)

it('refuses with its letters as received', async () => {
  const shop = espay({
    partners: [],
    handlers: { vaInquiry: () => reject('invalidBill', { reason: 'not registered' }) },
  })
  expect(await shop.invoke('vaInquiry', INQUIRY)).toMatchObject({
    httpStatus: 404,
    body: {
      responseCode: '4042412',
      virtualAccountData: { partnerServiceId: '   ESPAY', customerNo: 'SGWYESSISHOP', inquiryStatus: '01' },
    },
  })
})
