import { reject } from '@snap-sdk/core'
import { expect, it } from 'vitest'
import { maybank, maybankFacts } from '../src/maybank.ts'
import { VA_INQUIRY, VA_PAYMENT } from './standard-samples.ts'

const handlers = {
  vaInquiry: () => ({ virtualAccountName: 'Jokul Doe', totalAmount: { value: '12345678.00', currency: 'IDR' } }),
  vaPayment: () => ({ virtualAccountName: 'Jokul Doe' }),
}

it('answers inquiry and payment, and stands beside a token', async () => {
  const shop = maybank({ partners: [], handlers })
  expect(shop.endpoints.map(({ path }) => path)).toContain('/v1.0/access-token/b2b')
  expect(await shop.invoke('vaInquiry', VA_INQUIRY)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2002400' },
  })
  expect(await shop.invoke('vaPayment', VA_PAYMENT)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2002500' },
  })
})

it('mirrors the code in the HTTP status', async () => {
  const shop = maybank({ partners: [], handlers: { vaPayment: () => reject('invalidAmount') } })
  expect(await shop.invoke('vaPayment', VA_PAYMENT)).toMatchObject({
    httpStatus: 404,
    body: { responseCode: '4042513' },
  })
})

it('is wholly inferred', () => {
  expect(Object.values(maybankFacts).map(({ certainty }) => certainty)).not.toContain('documented')
})
