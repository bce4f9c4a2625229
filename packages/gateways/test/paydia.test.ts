import { expect, it } from 'vitest'
import { paydia } from '../src/paydia.ts'
import { QR_NOTICE } from './standard-samples.ts'

it('takes a QRIS notice in version 2.0 of the path', async () => {
  const shop = paydia({ partners: [], handlers: { qrNotify: () => ({}) } })
  expect(shop.endpoints).toEqual([{ method: 'POST', path: '/snap/v2.0/qr/qr-mpm-notify', service: 'qrNotify' }])
  expect(await shop.invoke('qrNotify', QR_NOTICE)).toMatchObject({ httpStatus: 200, body: { responseCode: '2005200' } })
})
