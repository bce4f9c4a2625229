import { generateKeyPairSync } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { readDocument } from '@snap-sdk/package-suite/markdown'
import { runNode } from '@snap-sdk/package-suite/run-node'
import { openWorkshop } from '@snap-sdk/package-suite/workshop'
import { createGateway } from '@snap-sdk/simulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from './support/start-server.ts'

const workshop = openWorkshop()
const compiled = (file: string) => `${workshop.folder}/README/${file}`

beforeAll(() => {
  workshop.writeBlocks(readDocument('README.md'))
  workshop.transpile()
})
afterAll(workshop.remove)

const request = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}
const payment = { ...request, paidAmount: { value: '10000.00', currency: 'IDR' } }

test('its inquiry answers without HTTP', async () => {
  const services = JSON.stringify(pathToFileURL(compiled('services.js')).href)
  const script = `const { inquiry } = await import(${services})
    console.log(JSON.stringify(await inquiry.invoke(${JSON.stringify(request)})))`
  const answer = JSON.parse(await runNode('--input-type=module', '-e', script))
  expect(answer).toMatchObject({ httpStatus: 200, body: { responseCode: '2000000', payNoData: request } })
})

test('its node:test file passes', async () => {
  expect(await runNode('--test', '--test-reporter=tap', compiled('inquiry.node-test.js'))).toMatch(/^# pass 1$/m)
})

test.each(['express', 'koa', 'hono'])('its server on %s answers NICEPAY over HTTP', async (framework) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const server = await startServer(compiled(`server-${framework}.js`), {
    NICEPAY_PUBLIC_KEY: String(publicKey.export({ type: 'spki', format: 'pem' })),
    SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
  })
  try {
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: server.url })
    expect((await gateway.requestToken()).response.body).toMatchObject({ responseCode: '2007300' })
    expect((await gateway.inquire(request)).response.body).toMatchObject({
      responseCode: '2000000',
      payNoData: { payNoName: 'John Test', totalAmount: { value: '10000.00', currency: 'IDR' } },
    })
    expect((await gateway.pay(payment)).response.body).toMatchObject({ responseCode: '2000000' })
    expect((await gateway.inquire(request)).response.body).toMatchObject({ responseCode: '4040014' })
    expect(await (await fetch(server.url)).text(), 'the rest of the application').toBe('my shop')
  } finally {
    await server.stop()
  }
})
