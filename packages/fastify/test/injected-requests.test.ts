import { describeAdapter, EVENT_CASES, EVENT_GAPS } from '@snap-sdk/adapter-suite'
import { onInjection, toSignedCalls } from '@snap-sdk/adapter-suite/socket'
import { snapFastify } from '@snap-sdk/fastify'
import Fastify from 'fastify'
import { expect, test } from 'vitest'
import { createFastifyApp, FASTIFY_WORDS } from './start-fastify.ts'

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
  words: FASTIFY_WORDS,
  only: EVENT_CASES,
  start(wiring) {
    const app = createFastifyApp(wiring)
    return onInjection(async (request) => (await app).inject(request as never)) // its methods are a list of names
  },
  gaps: EVENT_GAPS,
})

test('an option that does not exist is refused with the nearest right name', () => {
  const wrong = { adress: () => '10.0.0.1' } as never // what JavaScript lets through
  const message = 'snapFastify: there is no option adress. Did you mean address?'
  expect(() => snapFastify(snap, wrong)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
  const nothing = 'snapFastify takes an object of options; null came.'
  expect(() => snapFastify(snap, null as never)).toThrow(expect.objectContaining({ message: nothing }))
})
