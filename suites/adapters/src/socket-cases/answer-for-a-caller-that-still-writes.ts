import { setTimeout as delay } from 'node:timers/promises'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeBody, writeHead } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import { padTo } from '../stand/padded.ts'
import type { AdapterCase } from '../stand/stand.ts'

const PIECE = 512 * 1024

/**
 * A client that first writes all of its body, slowly, and only then reads. A connection closed meanwhile would be reset, and
 * one that is not read would stall it: the body is more than the buffers on the way hold.
 */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, padTo(32 * PIECE, INQUIRY))
  for (const framing of ['length', { chunksOf: PIECE }] as const) {
    const connection = await stand.open({ readsLate: true })
    await connection.write(writeHead(request, { framing }))
    const bytes = Buffer.concat(writeBody(request.body, framing))
    for (let sent = 0; sent < bytes.length; sent += PIECE) {
      await connection.write(bytes.subarray(sent, sent + PIECE))
      await delay(5)
    }
    const answer = await connection.readAnswer()
    expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
    await connection.ended
  }
}
