import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = async (start) => {
  const stand = await start()
  const body = { ...INQUIRY, inquiryRequestId: 'Jalan Würzburg 12 印 💳' }
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, body))
  expect(answer.json).toMatchObject({
    responseCode: '2000000',
    payNoData: { inquiryRequestId: 'Jalan Würzburg 12 印 💳' },
  })
}
