import { expect, it } from 'vitest'
import { paylabs } from '../src/paylabs.ts'
import { openSnap, PARTNERS } from './signed-calls.ts'
import { VA_PAYMENT } from './standard-samples.ts'

/** docs.paylabs.co.id: partnerServiceId is the merchant ID, not padded; customerNo is 20 zeros */
const PAYMENT = { ...VA_PAYMENT, partnerServiceId: '010001', customerNo: '00000000000000000000', flagAdvise: 'N' }

const handlers = { vaPayment: () => ({ virtualAccountName: 'Jokul Doe' }) }

it('answers as its sample server does', async () => {
  const shop = paylabs({ partners: [], handlers })
  expect(await shop.invoke('vaPayment', PAYMENT)).toMatchObject({
    httpStatus: 200,
    body: {
      responseCode: '2002500',
      responseMessage: 'Success',
      virtualAccountData: {
        partnerServiceId: '010001',
        customerNo: '00000000000000000000',
        paymentRequestId: 'abcdef-123456-abcdef',
        paymentFlagStatus: '00',
      },
    },
  })
})

it('answers with the digits of the English page where the contract says so', async () => {
  const shop = paylabs({ partners: [], handlers, services: { vaPayment: { code: '30' } } })
  expect(await shop.invoke('vaPayment', PAYMENT)).toMatchObject({ httpStatus: 200, body: { responseCode: '2003000' } })
})

it('answers a bad signature with 4010000', async () => {
  const send = openSnap(paylabs({ partners: PARTNERS, handlers }))
  const call = { target: '/v1.0/transfer-va/payment', body: PAYMENT, externalId: '000000000012' }
  expect(await send(call)).toMatchObject({ status: 200, body: { responseCode: '2002500' } })
  expect(await send({ ...call, signedPath: '/v1.0/elsewhere' })).toMatchObject({
    status: 401,
    body: { responseCode: '4010000' },
  })
})
