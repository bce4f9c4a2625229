import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeHead } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** It gets its answer, and is cut off: nobody keeps a server busy with a body without an end. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await stand.open({ readsLate: true })
  await connection.write(writeHead(request, { framing: { contentLength: 1e12 } }))
  const piece = new Uint8Array(1_024)
  const cutOff = (async () => {
    for (;;) await connection.write(piece)
  })()
  await expect(cutOff).rejects.toThrow(/EPIPE|ECONNRESET|ECANCELED/) // the last is Bun’s word
  expect(stand.events.at(-1)).toMatchObject({ type: 'refused', cause: { code: 'BODY_TOO_LARGE' } })
}
