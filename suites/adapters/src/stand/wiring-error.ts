import { isSnapConfigurationError } from '@snap-sdk/core'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { ParserName } from '../adapter-harness.ts'
import { INQUIRY } from './merchant.ts'
import type { StartStand } from './stand.ts'

/** A parser that ate the bytes is the merchant's mistake: loud, at once, in the framework's own error handler, with its fix. */
export async function expectWiringError(start: StartStand, parserBefore: ParserName): Promise<void> {
  const stand = await start({ parserBefore, signature: 'asymmetric' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const answer = await stand.send(request)
  expect(answer.status).toBe(500)
  const [error] = stand.errors
  if (!isSnapConfigurationError(error)) throw new Error(`no wiring error: ${error}`)
  expect(error.code).toBe('BODY_ALREADY_PARSED')
  const fix = error.message.split('\n').filter((line) => line.startsWith('  app.use('))
  expect(fix).toHaveLength(2)
  expect(fix[0]).toMatch(/app\.use\(snap(Node|Express|Koa|Hono)\(snap\)\) +\/\/ first/)
  expect(stand.inquiries).toEqual([])
  const elsewhere = await stand.send(request, { target: '/elsewhere' })
  expect([elsewhere.status, elsewhere.text]).toEqual([404, 'not ours'])
}
