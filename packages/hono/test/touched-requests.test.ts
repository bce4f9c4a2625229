import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { INQUIRY } from '@snap-sdk/adapter-suite/merchant'
import { openSocketLine, serve } from '@snap-sdk/adapter-suite/socket'
import { type AppWiring, openWebLine, runCase } from '@snap-sdk/adapter-suite/web'
import type { Snap } from '@snap-sdk/core'
import { snapHono } from '@snap-sdk/hono'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { expect, test } from 'vitest'
import { HONO_WORDS } from './create-hono-app.ts'

/** What stands in front of the snap, and has touched the request. */
const IN_FRONT: Readonly<Record<string, MiddlewareHandler>> = {
  'bodyLimit, which makes a request of its own': bodyLimit({ maxSize: 1e6 }),
  'whoever looks whether there is a body': async ({ req }, next) => (req.raw.body === null ? undefined : next()),
  'whoever reads a clone, and waits for it': async ({ req }, next) => {
    await req.raw.clone().text()
    await next()
  },
  'whoever reads a clone, and does not wait for it': async ({ req }, next) => {
    req.raw
      .clone()
      .text()
      .catch(() => {})
    await next()
  },
  'whoever puts another request in its place': async ({ req }, next) => {
    req.raw = new Request(req.raw, { headers: req.raw.headers })
    await next()
  },
  'whoever reads the bytes and makes a request of them': async ({ req }, next) => {
    const { method, url, headers } = req.raw
    req.raw = new Request(url, { method, headers, body: await req.raw.arrayBuffer() })
    await next()
  },
  'whoever reads the bytes by Hono, which keeps them': async ({ req }, next) => {
    await req.arrayBuffer()
    await req.json()
    await next()
  },
}

const FRAMINGS = [['a Content-Length', 'length'] as const, ['chunks', { chunksOf: 30 }] as const]

for (const [who, inFront] of Object.entries(IN_FRONT)) {
  test.each(FRAMINGS)(`${who} leaves the bytes to be read: %s`, async (_, framing) => {
    const open = async ({ snaps: [snap] }: AppWiring) => {
      const app = new Hono().use(inFront).use(snapHono(snap as Snap)) // a stand has one
      return openSocketLine(await serve(createServer(getRequestListener(app.fetch))))
    }
    await runCase(
      async (start) => {
        const stand = await start()
        const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY), { framing })
        expect([answer.status, answer.json?.responseCode]).toEqual([200, '2000000'])
      },
      { open, words: HONO_WORDS },
    )
  })
}

test('a binding that happens to be named incoming is not a request of Node', async () => {
  const incoming = { fetch: () => new Response(), url: 'https://queue.example' }
  const open = async ({ snaps: [snap] }: AppWiring) => {
    const app = new Hono().use(snapHono(snap as Snap))
    return openWebLine({ fetch: (request) => app.fetch(request, { incoming }) })
  }
  await runCase(
    async (start) => {
      const stand = await start()
      const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, INQUIRY))
      expect(answer.json.responseCode).toBe('2000000')
    },
    { open, words: HONO_WORDS },
  )
})
