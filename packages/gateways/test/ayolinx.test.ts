import { expect, it } from 'vitest'
import { ayolinx, ayolinxFacts } from '../src/ayolinx.ts'
import { QR_NOTICE } from './standard-samples.ts'

it('takes a QRIS notice', async () => {
  const shop = ayolinx({ partners: [], handlers: { qrNotify: () => ({}) } })
  expect(await shop.invoke('qrNotify', QR_NOTICE)).toMatchObject({ httpStatus: 200, body: { responseCode: '2005200' } })
})

it('is wholly inferred', () => {
  expect(Object.values(ayolinxFacts).map(({ certainty }) => certainty)).not.toContain('documented')
})
