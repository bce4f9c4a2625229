import { makeIdentity, playCalls, RIGHT_CODES } from '@snap-sdk/example-suite'
import type { FastifyInstance } from 'fastify'
import { afterEach, expect, test } from 'vitest'
import { createApp } from '../src/app.ts'

const { privateKey, environment } = makeIdentity()
Object.assign(process.env, environment)

const opened: FastifyInstance[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((app) => app.close()))
})

async function openApp(): Promise<FastifyInstance> {
  const app = await createApp()
  opened.push(app)
  return app
}

test('by inject, without a socket', async () => {
  const app = await openApp()
  const fetchInjected = async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const payload = Buffer.from(await request.arrayBuffer())
    const headers = Object.fromEntries(request.headers)
    const { statusCode, body } = await app.inject({ method: 'POST', url: pathname, headers, payload })
    return new Response(body, { status: statusCode })
  }
  expect(await playCalls({ fetch: fetchInjected }, { privateKey })).toEqual(RIGHT_CODES)
  expect((await app.inject('/bills/701589101110')).json().payments).toHaveLength(1)
})

test('over a socket, beside routes and a content-type parser of its own', async () => {
  const app = await openApp()
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  expect(await playCalls(url, { privateKey })).toEqual(RIGHT_CODES)

  const readBill = async (number: string) => (await fetch(`${url}/bills/${number}`)).json()
  expect((await readBill('701589101110')).payments).toHaveLength(1)

  const bodies = {
    'text/csv': '7015,Siti,500',
    'application/json': '{"number":"7016","customerName":"Budi","amount":700}',
  }
  for (const [type, body] of Object.entries(bodies)) {
    const added = await fetch(`${url}/bills`, { method: 'POST', headers: { 'Content-Type': type }, body })
    expect(added.status, type).toBe(201)
  }
  expect(await readBill('7015')).toMatchObject({ customerName: 'Siti', amount: 500 })
  expect(await readBill('7016')).toMatchObject({ customerName: 'Budi', amount: 700 })
})
