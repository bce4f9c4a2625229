import { reject } from '@snap-sdk/core'
import { expect, it, vi } from 'vitest'
import { faspay } from '../src/faspay.ts'
import { openSnap, PARTNERS } from './signed-calls.ts'
import { QR_NOTICE, VA_INQUIRY, VA_PAYMENT, VA_STATUS } from './standard-samples.ts'

const handlers = {
  vaInquiry: () => ({ virtualAccountName: 'Jokul Doe', totalAmount: { value: '12345678.00', currency: 'IDR' } }),
  vaPayment: () => ({ virtualAccountName: 'Jokul Doe' }),
  vaStatus: () => ({ transactions: [{ paymentFlagStatus: '00', transactionDate: '2020-12-30T23:59:59+07:00' }] }),
  qrNotify: () => ({}),
}

it('stands where the merchant mounts it, and signs the part of SNAP', () => {
  const { endpoints } = faspay({ partners: [], basePath: '/openapi', handlers })
  expect(endpoints.map(({ path }) => path)).toEqual([
    '/openapi/v1.0/transfer-va/inquiry',
    '/openapi/v1.0/transfer-va/payment',
    '/openapi/v1.0/transfer-va/status',
    '/openapi/v1.0/qr/qr-mpm-notify',
  ])
  expect(faspay.dialect.signedPath).toEqual({ prefix: 'none' })
})

it('answers inquiry, payment, status and QRIS', async () => {
  const shop = faspay({ partners: [], handlers })
  expect(await shop.invoke('vaInquiry', VA_INQUIRY)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2002400' },
  })
  expect(await shop.invoke('vaPayment', VA_PAYMENT)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2002500' },
  })
  expect(await shop.invoke('vaStatus', VA_STATUS)).toMatchObject({ httpStatus: 200, body: { responseCode: '2002600' } })
  expect(await shop.invoke('qrNotify', QR_NOTICE)).toMatchObject({ httpStatus: 200, body: { responseCode: '2005200' } })
})

it('says a final no with HTTP 200, and what a retry may change with its own status', async () => {
  const vaPayment = vi.fn().mockReturnValueOnce(reject('paidBill')).mockReturnValueOnce(reject('timeout'))
  const shop = faspay({ partners: [], handlers: { vaPayment } })
  expect(await shop.invoke('vaPayment', VA_PAYMENT)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '4042514' },
  })
  expect(await shop.invoke('vaPayment', VA_PAYMENT)).toMatchObject({
    httpStatus: 504,
    body: { responseCode: '5042500' },
  })
})

it('verifies the path of SNAP alone, wherever the merchant mounts it', async () => {
  const send = openSnap(faspay({ partners: PARTNERS, basePath: '/openapi', handlers }))
  const call = { target: '/openapi/v1.0/transfer-va/payment', body: VA_PAYMENT, channelId: '77001' }
  expect(await send({ ...call, signedPath: '/v1.0/transfer-va/payment' })).toMatchObject({
    status: 200,
    body: { responseCode: '2002500' },
  })
  expect(await send(call)).toMatchObject({ status: 401, body: { responseCode: '4012500' } })
})

it('refuses with the numbers as received, status 01 and a reason', async () => {
  const shop = faspay({ partners: [], handlers: { vaPayment: () => reject('invalidAmount') } })
  expect(await shop.invoke('vaPayment', VA_PAYMENT)).toMatchObject({
    httpStatus: 200,
    body: {
      responseCode: '4042513',
      virtualAccountData: {
        partnerServiceId: '  088899',
        customerNo: '12345678901234567890',
        virtualAccountNo: '  08889912345678901234567890',
        paymentRequestId: 'abcdef-123456-abcdef',
        paymentFlagStatus: '01',
        paymentFlagReason: { english: expect.any(String), indonesia: expect.any(String) },
      },
    },
  })
})
