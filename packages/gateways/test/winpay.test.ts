import { expect, it, vi } from 'vitest'
import { winpay } from '../src/winpay.ts'
import { openSnap, PARTNERS } from './signed-calls.ts'
import { DEBIT_NOTICE, QR_NOTICE } from './standard-samples.ts'

/** docs.winpay.id, signature callback validation; the spaces as public code (index id 18021837027) has them */
const SAMPLE = {
  partnerServiceId: '    9042',
  customerNo: '00000009',
  virtualAccountNo: '    904200000009',
  virtualAccountName: 'WINPAY - fiandi',
  trxId: 'INV-000000023220',
  paymentRequestId: '45539',
  paidAmount: { value: '10000.00', currency: 'IDR' },
  trxDateTime: '2024-01-11T08:57:55+07:00',
  additionalInfo: { contractId: 'si1cd5671d-2ffe-4cca-aff0-b8ee9bc1c041', channel: 'BSI' },
}

it('takes the documented payment, and answers code and message alone', async () => {
  const vaPayment = vi.fn(() => ({ virtualAccountName: 'WINPAY - fiandi' }))
  const shop = winpay({ partners: [], handlers: { vaPayment } })
  expect(await shop.invoke('vaPayment', SAMPLE)).toEqual({
    httpStatus: 200,
    body: { responseCode: '2002500', responseMessage: 'Successful' },
  })
  expect(vaPayment).toHaveBeenCalledWith(
    expect.objectContaining({ partnerServiceId: '9042', virtualAccountNo: '904200000009', paymentRequestId: '45539' }),
    expect.anything(),
  )
})

it('takes QRIS and e-wallet notices', async () => {
  const shop = winpay({ partners: [], handlers: { qrNotify: () => ({}), debitNotify: () => ({}) } })
  expect(await shop.invoke('qrNotify', QR_NOTICE)).toMatchObject({ httpStatus: 200, body: { responseCode: '2005200' } })
  expect(await shop.invoke('debitNotify', DEBIT_NOTICE)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2005600' },
  })
})

it('verifies the full path of the listener, its prefix included, and reads a CHANNEL-ID that is a text', async () => {
  const handlers = { vaPayment: () => ({}) }
  const send = openSnap(winpay({ partners: PARTNERS, basePath: '/sandbox_prod/url_listener.php', handlers }))
  const call = {
    target: '/sandbox_prod/url_listener.php/v1.0/transfer-va/payment',
    body: SAMPLE,
    channelId: 'SenjaGames',
  }
  expect(await send(call)).toMatchObject({ status: 200, body: { responseCode: '2002500' } })
  expect(await send({ ...call, signedPath: '/v1.0/transfer-va/payment' })).toMatchObject({ status: 401 })
})
