import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeHead } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** It gets its answer, and is cut off: nobody keeps a server busy with a body without an end. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await bench.open({ readsLate: true })
  await connection.write(writeHead(request, { framing: { contentLength: 1e12 } }))
  const piece = new Uint8Array(1_024)
  const cutOff = (async () => {
    for (;;) await connection.write(piece)
  })()
  await expect(cutOff).rejects.toThrow(/EPIPE|ECONNRESET|ECANCELED/) // the last is Bun’s word
  expect(bench.events.at(-1)).toMatchObject({ type: 'rejected', cause: { code: 'BODY_TOO_LARGE' } })
}
