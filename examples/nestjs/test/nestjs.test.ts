import 'reflect-metadata'
import type { INestApplication } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import type { NestExpressApplication } from '@nestjs/platform-express'
import { FastifyAdapter } from '@nestjs/platform-fastify'
import { Test } from '@nestjs/testing'
import { makeIdentity, playCalls, RIGHT_CODES } from '@snap-sdk/example-suite'
import { createGateway, sampleBody } from '@snap-sdk/simulator'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { AppModule } from '../src/app.module.ts'
import { BillsService } from '../src/bills/bills.service.ts'

const { privateKey, environment } = makeIdentity()
Object.assign(process.env, environment)

let app: INestApplication | undefined
afterEach(() => app?.close())

const options = { logger: false, abortOnError: false } as const
const PLATFORMS = {
  'on Express': () => NestFactory.create(AppModule, options),
  'on Fastify': () => NestFactory.create(AppModule, new FastifyAdapter(), options),
  'behind keepers of raw bodies, on Express': () => NestFactory.create(AppModule, { ...options, rawBody: true }),
  'behind keepers of raw bodies, on Fastify': () =>
    NestFactory.create(AppModule, new FastifyAdapter(), { ...options, rawBody: true }),
  'in a test of its own': async () =>
    (await Test.createTestingModule({ imports: [AppModule] }).compile()).createNestApplication(options),
}

describe.each(Object.entries(PLATFORMS))('NestJS %s', (_name, create) => {
  test('answers NICEPAY, and its own routes as before', async () => {
    app = await create()
    app.setGlobalPrefix('shop')
    await app.listen(0, '127.0.0.1')
    const url = await app.getUrl()
    expect(await playCalls(url, { privateKey })).toEqual(RIGHT_CODES)

    const read = async (number: string) => (await fetch(`${url}/shop/bills/${number}`)).json()
    expect((await read('701589101110')).payments).toHaveLength(1)
    const body = JSON.stringify({ number: '7016', customerName: 'Budi', amount: 700 })
    await fetch(`${url}/shop/bills`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
    expect(await read('7016')).toMatchObject({ customerName: 'Budi', amount: 700 })
    expect((await fetch(`${url}/nothing`)).status).toBe(404)
  })
})

const TRUSTING = {
  Express: async () => {
    const made = await NestFactory.create<NestExpressApplication>(AppModule, options)
    made.set('trust proxy', 'loopback')
    return made
  },
  Fastify: () => NestFactory.create(AppModule, new FastifyAdapter({ trustProxy: '127.0.0.1' }), options),
}

test.each(Object.entries(TRUSTING))('%s tells the address that its own proxy saw', async (_name, create) => {
  vi.stubEnv('NICEPAY_ADDRESSES', '203.0.113.7')
  app = await create()
  await app.listen(0, '127.0.0.1')
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: await app.getUrl() })
  const statusFrom = async (address: string) =>
    (await gateway.requestToken(undefined, { headers: { 'X-Forwarded-For': address } })).response.status
  expect(await statusFrom('203.0.113.7')).toBe(200)
  expect(await statusFrom('203.0.113.7, 198.51.100.1')).toBe(401)
  vi.unstubAllEnvs()
})

test('close() waits for a payment that is being taken', async () => {
  app = await NestFactory.create(AppModule, options)
  await app.listen(0, '127.0.0.1')
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: await app.getUrl() })
  await gateway.requestToken()

  const bills = app.get(BillsService, { strict: false })
  let release = () => {}
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const takesPayment = vi.spyOn(bills, 'markPaid').mockImplementation(async () => {
    await released
    return true
  })
  const paying = gateway.pay(sampleBody('payment'))
  await vi.waitFor(() => expect(takesPayment).toHaveBeenCalled())
  const closed = vi.fn()
  const closing = app.close().then(closed)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(closed).not.toHaveBeenCalled()

  release()
  expect((await paying).response.body.responseCode).toBe('2000000')
  await closing
})
