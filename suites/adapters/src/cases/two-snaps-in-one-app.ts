import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { createMerchant, INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = async (start) => {
  const second = await createMerchant({ contract: { basePath: '/second' } })
  const stand = await start({ others: [second] })
  const { accessToken } = (await stand.send(await stand.gateway.prepareToken())).json
  const first = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { accessToken }))
  expect(first.json.responseCode).toBe('2000000')
  expect([stand.inquiries.length, second.inquiries.length]).toEqual([1, 0])

  const target = `/second${INQUIRY_PATH}`
  const forFirst = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY), { target })
  expect(forFirst.json.responseCode).toBe('4010000') // the path is signed
  const asymmetric = await createMerchant({ signature: 'client-id', contract: { basePath: '/third' } })
  const other = await start({ signature: 'client-id', others: [asymmetric] })
  const answer = await other.send(await other.gateway.prepare(INQUIRY_PATH, INQUIRY), {
    target: `/third${INQUIRY_PATH}`,
  })
  expect(answer.json.responseCode).toBe('2000000')
  expect([other.inquiries.length, asymmetric.inquiries.length]).toEqual([0, 1])
}
