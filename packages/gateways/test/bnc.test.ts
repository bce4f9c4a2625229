import { expect, it } from 'vitest'
import { bnc } from '../src/bnc.ts'
import { VA_INQUIRY } from './standard-samples.ts'

it('answers an inquiry on the path that is agreed on', async () => {
  const shop = bnc({
    partners: [],
    paths: { vaInquiry: '/bnc/va-inquiry' },
    handlers: {
      vaInquiry: () => ({ virtualAccountName: 'Jokul Doe', totalAmount: { value: '12345678.00', currency: 'IDR' } }),
    },
  })
  expect(shop.endpoints).toEqual([{ method: 'POST', path: '/bnc/va-inquiry', service: 'vaInquiry' }])
  expect(await shop.invoke('vaInquiry', VA_INQUIRY)).toMatchObject({
    httpStatus: 200,
    body: { responseCode: '2002400' },
  })
})
