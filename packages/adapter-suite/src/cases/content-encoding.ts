import { gzipSync } from 'node:zlib'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** A compressed body is refused, not unpacked: the signature is over other bytes, and a small body may be a large one. */
export const run: AdapterCase = async (start) => {
  const bench = await start()
  const sentBody = gzipSync(JSON.stringify(INQUIRY))
  const headers = { 'Content-Encoding': 'gzip' }
  const answer = await bench.send(await bench.gateway.prepare(INQUIRY_PATH, INQUIRY, { sentBody, headers }))
  expect([answer.status, answer.json.responseCode]).toEqual([400, '4000000'])
  expect(bench.events.at(-1)).toMatchObject({ cause: { code: 'BODY_ENCODED' } })
}
