import { setTimeout as delay } from 'node:timers/promises'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeBody, writeHead } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'
import { padTo } from '../bench/padded.ts'

/** A client that first writes all of its 2 MB, slowly, and only then reads. A connection closed meanwhile would be reset. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, padTo(2 * 1024 * 1024, INQUIRY))
  for (const framing of ['length', { chunksOf: 131_072 }] as const) {
    const connection = await bench.open({ readsLate: true })
    await connection.write(writeHead(request, { framing }))
    const bytes = Buffer.concat(writeBody(request.body, framing))
    for (let start = 0; start < bytes.length; start += 131_072) {
      await connection.write(bytes.subarray(start, start + 131_072))
      await delay(5)
    }
    const answer = await connection.readAnswer()
    expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
    await connection.ended
  }
}
