import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

export const run: AdapterCase = async (start) => {
  const bench = await start()
  const body = { ...INQUIRY, inquiryRequestId: 'Jalan Würzburg 12 印 💳' }
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, body))
  expect(answer.json).toMatchObject({
    responseCode: '2000000',
    payNoData: { inquiryRequestId: 'Jalan Würzburg 12 印 💳' },
  })
}
