import { receivedBody } from '@snap-sdk/core'
import { readDocument } from '@snap-sdk/package-suite/markdown'
import { listFiles, readText } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'

const PAGES = listFiles('docs/frameworks', '.md')

test.each(PAGES)('%s has fewer than 30 lines to copy first', (path) => {
  const code = readDocument(path).blocks.find(({ language }) => language === 'ts')?.code ?? ''
  expect(code.trim().split('\n').length).toBeGreaterThan(5)
  expect(code.trim().split('\n').length).toBeLessThanOrEqual(30)
})

/** Each page that prints the message of a body that was read, and the door it comes from. */
const DOORS = { express: 'express', koa: 'koa', fastify: 'fastify', hono: 'hono', node: 'node', nestjs: 'node' }

test.each(Object.entries(DOORS))('docs/frameworks/%s.md prints the message that comes from %s', async (page, door) => {
  const source = listFiles(`packages/${door}/src`, '.ts').map(readText).join('\n')
  const fix = /^(?:export )?const FIX = `([^`]+)`/m.exec(source)?.[1] ?? ''
  expect(fix).not.toBe('')
  const printed = readDocument(`docs/frameworks/${page}.md`).blocks.find(({ language }) => language === 'text')
  const lost = receivedBody({ stream: (async function* () {})(), streamWasRead: true, fix })
  const read = async () => {
    for await (const _bytes of lost as AsyncIterable<Uint8Array>); // nothing was kept: it is a stream
  }
  const error: Error = await read().then(
    () => new Error('read'),
    (thrown: Error) => thrown,
  )
  expect(printed?.code.trim()).toBe(error.message.trim())
})
