import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** A compressed body is refused, not unpacked: the signature is over other bytes, and a small body may be a large one. */
export const run: AdapterCase = async (start) => {
  const stand = await start()
  const gzipped = new Blob([JSON.stringify(INQUIRY)]).stream().pipeThrough(new CompressionStream('gzip'))
  const sentBody = new Uint8Array(await new Response(gzipped).arrayBuffer())
  const headers = { 'Content-Encoding': 'gzip' }
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY, { sentBody, headers }))
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(stand.events.at(-1)).toMatchObject({ cause: { code: 'BODY_ENCODED' } })
}
