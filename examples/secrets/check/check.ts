import assert from 'node:assert/strict'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createSnap } from '@snap-sdk/core'
import { createGateway } from '@snap-sdk/simulator'
import { createShop } from '../stores/shop.js'

/** A secret and its versions, as the fake store has them: the newest last. */
const versions: string[] = []
let isAway = false

/** What AWS answers to GetSecretValue, and Vault to a read of its KV engine, version 2. */
const answerAsStore: RequestListener = async (request, response) => {
  if (isAway) return void request.socket.destroy()
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const answer = (status: number, body: unknown) => response.writeHead(status).end(JSON.stringify(body))
  if (request.headers['x-amz-target'] === 'secretsmanager.GetSecretValue') {
    const { VersionStage } = JSON.parse(Buffer.concat(chunks).toString())
    const value = versions.at(VersionStage === 'AWSCURRENT' ? -1 : -2)
    if (value !== undefined) return void answer(200, { SecretString: value, VersionStages: [VersionStage] })
    return void answer(400, { __type: 'ResourceNotFoundException', message: 'no version of this stage' })
  }
  assert.equal(request.headers['x-vault-token'], 'a-token')
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://vault')
  if (pathname !== '/v1/secret/data/nicepay') return void answer(404, { errors: [] })
  const version = Number(searchParams.get('version') ?? versions.length)
  answer(200, { data: { data: { value: versions[version - 1] }, metadata: { version } } })
}

const server = createServer(answerAsStore).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
Object.assign(process.env, {
  AWS_ENDPOINT_URL_SECRETS_MANAGER: url,
  AWS_REGION: 'ap-southeast-3',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nothing',
  VAULT_ADDR: url,
  VAULT_TOKEN: 'a-token',
  NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }),
})
const stores = {
  'AWS Secrets Manager': () => import('../stores/aws.js').then(({ readSecret }) => readSecret('nicepay')),
  'HashiCorp Vault': () => import('../stores/vault.js').then(({ readSecret }) => readSecret('secret/data/nicepay')),
}
const newSecret = () => randomBytes(32).toString('hex')

for (const [name, readSecret] of Object.entries(stores)) {
  versions.length = 0
  const old = newSecret()
  versions.push(old)
  let reads = 0
  let lastRead: Promise<unknown> = Promise.resolve()
  const counted = () => {
    reads++
    const read = readSecret()
    lastRead = read
    return read
  }
  // Each call finds the value too old, answers with it, and has it read anew behind.
  const shop = createShop(counted, { nicoInquiry: async (_inquiry, { reject }) => reject('invalidBill') }, 0)
  const snap = createSnap({ gateways: [shop], tokens: { secrets: [newSecret()] }, onEvent() {} })
  let inquiry = 0
  const callWith = async (clientSecret: string) => {
    const gateway = createGateway({
      clientId: 'IONPAYTEST',
      privateKey,
      clientSecret,
      signature: 'symmetric',
      target: snap,
    })
    const body = {
      partnerServiceId: '7015',
      customerNo: '1',
      payNo: '70151',
      inquiryRequestId: String(inquiry++),
      mitraCd: 'ALMA',
    }
    const { responseCode } = (await gateway.inquire(body)).response.body
    await lastRead.catch(() => {}) // the read behind it
    await new Promise(setImmediate)
    return responseCode
  }
  const [proven, refused] = ['4040012', '4010000']
  assert.equal(await callWith(old), proven)
  const next = newSecret()
  assert.equal(await callWith(next), refused, 'it is not in the store yet')
  versions.push(next)
  await callWith(old)
  assert.deepEqual([await callWith(old), await callWith(next)], [proven, proven], 'both, while the gateway changes')
  const last = newSecret()
  versions.push(last)
  await callWith(last)
  assert.deepEqual([await callWith(old), await callWith(last)], [refused, proven], 'the oldest is gone')
  isAway = true
  assert.deepEqual([await callWith(last), await callWith(last)], [proven, proven], 'the store is away')
  isAway = false
  assert.ok(reads > 3)
  console.log(`${name}: ok, ${reads} reads`)
}

const { cached } = await import('../stores/cached.js')
let reads = 0
const once = cached(async () => ++reads)
assert.deepEqual(await Promise.all([once(), once(), once()]), [1, 1, 1])
const failing = cached(async () => {
  if (++reads < 3) throw new Error('away')
  return reads
})
await assert.rejects(failing())
assert.equal(await failing(), 3)
console.log('cached: ok')
server.close()
