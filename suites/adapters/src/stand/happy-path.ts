import { INQUIRY_PATH, PAYMENT_PATH, type SignatureScheme } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { CUSTOMER_NAME, INQUIRY, PAYMENT } from './merchant.ts'
import type { StartStand } from './stand.ts'

/** The three calls of NICO, one after the other. The token is there for whoever asks, under the asymmetric scheme too. */
export async function expectHappyPath(start: StartStand, signature: SignatureScheme): Promise<void> {
  const stand = await start({ signature })
  const token = await stand.send(await stand.gateway.prepareToken())
  expect(token.json).toMatchObject({ responseCode: '2007300', tokenType: 'Bearer', expiresIn: '900' })
  expect(token.header('x-client-key')).toBe('IONPAYTEST')

  const inquiry = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))
  expect(inquiry.json).toMatchObject({ responseCode: '2000000', payNoData: { ...INQUIRY, payNoName: CUSTOMER_NAME } })

  const payment = await stand.send(await stand.gateway.prepare(PAYMENT_PATH, PAYMENT))
  expect(payment.json).toMatchObject({ responseCode: '2000000', payNoData: PAYMENT })
  expect(stand.payments).toHaveLength(1)
  expect([token, inquiry, payment].map(({ status }) => status)).toEqual([200, 200, 200])
}
