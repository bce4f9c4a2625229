import { describeAdapter, EVENT_CASES, EVENT_GAPS } from '@snap-sdk/adapter-suite'
import { onInjection, toSignedCalls } from '@snap-sdk/adapter-suite/socket'
import { snapFastify } from '@snap-sdk/fastify'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { createFastifyApp } from './start-fastify.ts'

const { snap, calls } = await toSignedCalls()

test.each(Object.entries(calls))('%s is answered by inject', async (_, { request, responseCode }) => {
  const app = Fastify()
  app.register(snapFastify(snap))
  const { path, headers, body } = request
  const answer = await app.inject({ method: 'POST', url: path, headers, payload: Buffer.from(body) })
  expect(answer.json().responseCode).toBe(responseCode)
})

test("the app's own content-type parsers are left alone, and so are its routes", async () => {
  const app = Fastify()
  app.register(snapFastify(snap))
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, async (_request: unknown, text: string) => `<${text}>`)
  app.post('/other', async ({ body }) => ({ body }))
  const send = (type: string, payload: string) =>
    app.inject({ method: 'POST', url: '/other', headers: { 'Content-Type': type }, payload })
  expect((await send('text/plain', 'a')).json()).toEqual({ body: '<a>' })
  expect((await send('application/json', '{"a":1}')).json()).toEqual({ body: { a: 1 } })
})

describeAdapter({
  name: 'Fastify 5 by inject',
  only: EVENT_CASES,
  start(wiring) {
    const app = createFastifyApp(wiring)
    return onInjection(async (request) => (await app).inject(request as never)) // its methods are a list of names
  },
  gaps: EVENT_GAPS,
})
