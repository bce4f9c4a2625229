import { generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { midtrans } from '@snap-sdk/gateways'
import { readDocument } from '@snap-sdk/package-suite/markdown'
import { runNode } from '@snap-sdk/package-suite/run-node'
import { openWorkshop, toFolder } from '@snap-sdk/package-suite/workshop'
import { createGateway } from '@snap-sdk/simulator'
import { freePort } from '@snap-sdk/test-servers/machine'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startServer } from './support/start-server.ts'

const workshop = openWorkshop()
const FOLDER = toFolder('docs/start/quick-start.md')
const compiled = (file: string, folder = FOLDER) => `${workshop.folder}/${folder}/${file}`

/** Serves the quick start's `gateways.ts`, and knows Midtrans wherever it calls from. */
const SERVER_OF_THREE = `
import { createServer } from 'node:http'
import { snapNode } from '@snap-sdk/node'
import { snap } from './gateways.js'

const address = (request) => request.headers['x-test-address'] ?? '127.0.0.1'
createServer(snapNode(snap, { address })).listen(Number(process.env.PORT))
`

/** The frameworks whose page prints a whole server. */
const PAGES = ['express', 'koa', 'fastify', 'hono', 'node']

/** Serves the `server.ts` of every framework's page, each on a port of its own; the last one on `PORT`. */
const SERVERS_OF_PAGES = `
const last = process.env.PORT
for (const [index, page] of ${JSON.stringify(PAGES)}.entries()) {
  process.env.PORT = process.env.PORTS.split(',')[index] ?? last
  await import('./page-' + page + '.js')
}
`

beforeAll(() => {
  workshop.writeBlocks(readDocument('docs/start/quick-start.md'))
  workshop.writeBlocks(readDocument('docs/guides/testing.md'))
  workshop.write(`${FOLDER}/server-of-three.ts`, SERVER_OF_THREE)
  for (const page of PAGES) {
    const server = readDocument(`docs/frameworks/${page}.md`).blocks.find(({ file }) => file === 'server.ts')
    workshop.write(`${FOLDER}/page-${page}.ts`, server?.code ?? '')
  }
  workshop.write(`${FOLDER}/servers-of-pages.ts`, SERVERS_OF_PAGES)
  workshop.transpile()
  // As printed, and not compiled: each is JavaScript, too.
  mkdirSync(compiled('', 'README'))
  for (const { file, code } of readDocument('README.md').blocks) {
    if (file !== undefined) writeFileSync(compiled(file.replace(/ts$/, 'js'), 'README'), code)
  }
}, 120_000)
afterAll(workshop.remove)

const request = {
  partnerServiceId: '7015',
  customerNo: '89101110',
  payNo: '701589101110',
  inquiryRequestId: '41807553358950093184',
  mitraCd: 'ALMA',
}
const paidAmount = { value: '10000.00', currency: 'IDR' }
const payment = { ...request, paidAmount }

test('its inquiry answers without HTTP', async () => {
  const shop = JSON.stringify(pathToFileURL(compiled('shop.js')).href)
  const script = `const { shop } = await import(${shop})
    console.log(JSON.stringify(await shop.invoke('nicoInquiry', ${JSON.stringify(request)})))`
  const answer = JSON.parse(await runNode('--input-type=module', '-e', script))
  expect(answer).toMatchObject({ httpStatus: 200, body: { responseCode: '2000000', payNoData: request } })
})

test.each([
  ['the README', 'shop.test.js', 'README', 1],
  ['the guide to tests', 'shop.node-test.js', toFolder('docs/guides/testing.md'), 1],
  ['the guide to tests, signed', 'end-to-end.test.js', toFolder('docs/guides/testing.md'), 2],
])('the node:test file of %s passes', async (_document, file, folder, passes) => {
  const output = await runNode('--test', '--test-reporter=tap', compiled(file, folder))
  expect(output).toMatch(new RegExp(`^# pass ${passes}\\n# fail 0$`, 'm'))
})

const SERVERS = ['express', 'koa', 'fastify', 'hono', 'node'].map((framework) => [
  `server-${framework}.js`,
  compiled(`server-${framework}.js`),
  request,
])

test.each([
  ...SERVERS,
  ['shop.js of the README', compiled('shop.js', 'README'), { ...request, payNo: '702000000000' }],
] as [string, string, typeof request][])('%s answers NICEPAY over HTTP', async (_name, script, request) => {
  const { privateKey, publicKey } = makeKeys()
  const server = await startServer(script, {
    NICEPAY_PUBLIC_KEY: publicKey,
    SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
  })
  try {
    const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: server.url })
    expect((await gateway.requestToken()).response.body).toMatchObject({ responseCode: '2007300' })
    expect((await gateway.inquire(request)).response.body).toMatchObject({
      responseCode: '2000000',
      payNoData: { payNoName: 'John Test', totalAmount: { value: '10000.00', currency: 'IDR' } },
    })
    expect((await gateway.pay({ ...request, paidAmount })).response.body).toMatchObject({ responseCode: '2000000' })
    expect((await gateway.inquire(request)).response.body).toMatchObject({ responseCode: '4040014' })
    expect(await (await fetch(server.url)).text(), 'the rest of the application').toBe('my shop')
  } finally {
    await server.stop()
  }
})

test('the server that each framework’s page prints answers NICEPAY over HTTP', async () => {
  const { privateKey, publicKey } = makeKeys()
  const ports = await Promise.all(PAGES.slice(1).map(freePort))
  const server = await startServer(compiled('servers-of-pages.js'), {
    PORTS: ports.join(','),
    NICEPAY_PUBLIC_KEY: publicKey,
    SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
  })
  try {
    for (const target of [...ports.map((port) => `http://127.0.0.1:${port}`), server.url]) {
      const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target })
      expect((await gateway.inquire(request)).response.body, target).toMatchObject({ responseCode: '2000000' })
      expect(await (await fetch(target)).text(), 'the rest of the application').toBe('my shop')
    }
  } finally {
    await server.stop()
  }
})

test('its three gateways call one payment handler, each by its own path and key', async () => {
  const [nicepayKeys, bcaKeys, midtransKeys] = [makeKeys(), makeKeys(), makeKeys()]
  const clientSecret = randomBytes(32).toString('hex')
  const server = await startServer(compiled('server-of-three.js'), {
    NICEPAY_PUBLIC_KEY: nicepayKeys.publicKey,
    BCA_PUBLIC_KEY: bcaKeys.publicKey,
    BCA_CLIENT_SECRET: clientSecret,
    MIDTRANS_PUBLIC_KEY: midtransKeys.publicKey,
    SNAP_TOKEN_SECRET: 'thirty-two bytes, or some more than that',
  })
  try {
    const target = server.url
    const account = { partnerServiceId: '   70158', customerNo: '9101110', virtualAccountNo: '   701589101110' }
    const paid = { ...account, paymentRequestId: '1', paidAmount, trxId: 'ABCDEFGH1234' }

    const bank = createGateway({
      clientId: 'bca-client',
      privateKey: bcaKeys.privateKey,
      clientSecret,
      signature: 'symmetric',
      basePath: '/openapi',
      target,
    })
    const byBank = () => bank.prepare('/v1.0/transfer-va/payment', paid).then(bank.send)
    expect((await byBank()).response.body).toMatchObject({ responseCode: '2002500' })

    const aggregator = createGateway({
      clientId: 'G12345678',
      privateKey: midtransKeys.privateKey,
      signature: 'asymmetric',
      basePath: '',
      target,
    })
    const byAggregator = async (status: string, from = midtrans.addresses.production[0] ?? '') => {
      const body = { ...paid, additionalInfo: { paymentFlagStatus: status } }
      const call = await aggregator.prepare('/hooks/midtrans/va', body)
      return aggregator.send({ ...call, headers: { ...call.headers, 'x-test-address': from } })
    }
    expect((await byAggregator('00')).response.body, 'paid by BCA').toMatchObject({ responseCode: '4042514' })
    expect((await byAggregator('08')).response.body, 'an expiry').toMatchObject({ responseCode: '2002500' })
    expect((await byAggregator('00', '192.0.2.1')).response.body).toMatchObject({ responseCode: '4012500' })

    const shop = createGateway({ clientId: 'IONPAYTEST', privateKey: nicepayKeys.privateKey, target })
    expect((await shop.pay(payment)).response.body, 'paid by BCA').toMatchObject({ responseCode: '4040014' })
  } finally {
    await server.stop()
  }
})

function makeKeys(): { privateKey: KeyObject; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return { privateKey, publicKey: String(publicKey.export({ type: 'spki', format: 'pem' })) }
}
