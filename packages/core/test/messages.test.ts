import { describe, expect, it } from 'vitest'
import { type DuplicateStore, memoryDuplicateStore, type SnapRequest } from '../src/index.ts'
import { type Merchant, type MerchantOptions, openMerchant, testPartner } from './support/merchant.ts'
import {
  type CallParts,
  CLIENT_ID,
  INQUIRY_PATH,
  makeRequest,
  makeToken,
  NOW,
  PAYMENT_PATH,
  TOKEN_SECRET,
} from './support/request.ts'
import { signToken } from './support/sign-token.ts'

/** What the last event says to the operator: what came, which rule it breaks, and what to do. */
function told(merchant: Merchant): string {
  const event = merchant.lastEvent()
  return event.type === 'answered' ? 'answered' : event.cause.message
}

const REFUSED: readonly (readonly [what: string, parts: CallParts, message: string])[] = [
  ['another path', { path: '/v1.0/nothing' }, 'no service has the path "/api/v1.0/nothing"'],
  ['another method', { method: 'GET' }, 'the method is "GET"; expected POST'],
  [
    'no Content-Type',
    { headers: { 'content-type': undefined } },
    'Content-Type is missing or empty. Does a proxy take it off?',
  ],
  [
    'no CHANNEL-ID',
    { headers: { 'channel-id': undefined } },
    'CHANNEL-ID is missing or empty. Does a proxy take it off? Where the gateway sends none, the row headers says so.',
  ],
  [
    'another Content-Type',
    { headers: { 'content-type': 'text/html' } },
    'Content-Type is "text/html"; expected ^application\\/json[ \\t]*(?:;[^,]{0,100})?$',
  ],
  [
    'a long external ID',
    { headers: { 'x-external-id': 'a'.repeat(37) } },
    'X-EXTERNAL-ID is 37 characters long; expected ^[\\x21-\\x7e]{1,36}$ (row headers)',
  ],
  [
    'an external ID with a blank',
    { headers: { 'x-external-id': 'a b' } },
    'X-EXTERNAL-ID is 3 characters long, with blanks or what is not ASCII; expected ^[\\x21-\\x7e]{1,36}$ (row headers)',
  ],
  [
    'a doubled external ID',
    { headers: { 'x-external-id': '1, 2' } },
    'X-EXTERNAL-ID is more than one value; expected ^[\\x21-\\x7e]{1,36}$ (row headers)',
  ],
  [
    'a partner ID that nobody has',
    { headers: { 'x-partner-id': 'OTHER' } },
    'no partner has the X-PARTNER-ID "OTHER". If it is the gateway\'s, one of test: partners needs it as its partnerId, or clientId where it has none',
  ],
  [
    'no token',
    { headers: { authorization: undefined } },
    'Authorization is missing; expected "Bearer <token>". Does a proxy take it off?',
  ],
  [
    'another scheme',
    { headers: { authorization: 'Basic abc' } },
    'Authorization is of another scheme; expected "Bearer <token>"',
  ],
  [
    'a token alone',
    { headers: { authorization: 'abc' } },
    'Authorization is a text without a scheme; expected "Bearer <token>"',
  ],
  [
    'two tokens',
    { headers: { authorization: 'Bearer a, Bearer b' } },
    'Authorization is more than one value; expected "Bearer <token>"',
  ],
  [
    'half a header',
    { headers: { authorization: 'Bearer a b' } },
    'Authorization is a bearer token with white space in it, or none; expected "Bearer <token>"',
  ],
  [
    'a token of another server',
    { accessToken: 'abc' },
    'the access token was not issued by this server: 3 characters of another form. The gateway must ask for one here first',
  ],
  [
    'a token under another secret',
    { accessToken: signToken({ sub: CLIENT_ID, exp: 9_999_999_999 }, TOKEN_SECRET) },
    'the access token was not issued to this gateway: it verifies with no secret of tokens.secrets, or holds other claims than sub and exp. Keep a former secret there until its tokens have expired',
  ],
  [
    'an old token',
    { accessToken: makeToken(CLIENT_ID, new Date(NOW.getTime() - 960_000)) },
    'the access token expired 60 s ago (option tokens.lifetimeSeconds): the gateway must ask for a new one',
  ],
  [
    'a signature that is none',
    { headers: { 'x-signature': 'no signature!' } },
    'the signature is neither base64 nor hex of at most 4096 characters: 13 characters came',
  ],
  [
    'a compressed body',
    { headers: { 'content-encoding': 'gzip' } },
    'the Content-Encoding is "gzip"; expected identity, since the signature covers the bytes as sent. Does a proxy compress?',
  ],
  [
    'a form',
    { body: 'text=hello' },
    'the body of 10 bytes is not JSON: it starts as a form does (application/x-www-form-urlencoded)',
  ],
  ['a list', { body: '[1,2]' }, 'the body is JSON: a list of 2 members came; expected an object'],
]

describe('the operator reads what came, the rule and the fix', () => {
  const merchant = openMerchant()

  it.each(REFUSED)('%s', async (_, parts, message) => {
    await merchant.call(parts)
    expect(told(merchant)).toBe(message)
  })

  it('a client key that nobody has', async () => {
    await merchant.requestToken({ clientId: 'OTHER' })
    expect(told(merchant)).toBe(
      'no partner has the X-CLIENT-KEY "OTHER". If it is the gateway\'s, one of test: partners needs it as its clientId',
    )
  })

  it('an address that is none, as an option of a door may give it', async () => {
    const { call, ...strict } = openMerchant({ partner: { allowedAddresses: ['103.20.51.34'] } })
    await call({ remoteAddress: '103.20.51.34, 10.0.0.1' })
    expect(told({ call, ...strict })).toBe(
      `the address "103.20.51.34, 10.0.0.1", which is not an address, is not among the allowedAddresses of '${CLIENT_ID}'`,
    )
  })

  it('after close()', async () => {
    const closed = openMerchant()
    await closed.snap.close()
    await closed.call()
    expect(told(closed)).toBe(
      'snap.close() was called: this server is about to stop, and another one answers the retry',
    )
  })
})

const FAILED: readonly (readonly [what: string, options: MerchantOptions, message: string])[] = [
  ['a partners function that throws', { partners: () => raise('down') }, 'test: partners threw'],
  ['a handler that throws', { payment: () => raise('down') }, 'the handler of payment threw: a retry runs it again'],
  [
    'an answer that is no JSON',
    { payment: (_, { reject }) => reject('paidBill', { data: { reference: 1n } }) },
    'what the handler of payment answered cannot be written as JSON',
  ],
  [
    'a store that throws',
    { duplicates: storeWith(() => raise('down')) },
    'the duplicate store failed at claim: see what it threw',
  ],
  [
    'a store that gives nothing',
    { duplicates: storeWith(() => undefined) },
    "claim of the duplicate store gave no state; expected { state } of 'claimed', 'running', 'conflict' or 'finished'",
  ],
  [
    'a store that makes a state up',
    { duplicates: storeWith(() => ({ state: 'taken' })) },
    "claim of the duplicate store gave the state \"taken\"; expected { state } of 'claimed', 'running', 'conflict' or 'finished'",
  ],
]

describe("the operator reads what failed on the merchant's side", () => {
  it.each(FAILED)('%s', async (_, options, message) => {
    const merchant = openMerchant(options)
    await merchant.call({ path: PAYMENT_PATH })
    expect(told(merchant)).toBe(message)
  })

  it('a clock that gives no date', async () => {
    const merchant = openMerchant({ clock: () => 'now' as never })
    await merchant.call()
    expect(merchant.lastEvent()).toMatchObject({
      error: { message: 'clock() gave a text of 3 characters; expected a Date of the years 1970 to 9999' },
    })
  })
})

describe('whoever configures reads what was given', () => {
  it.each<readonly [what: string, options: MerchantOptions, message: string]>([
    ['no function', { clock: 5 as never }, 'clock must be a function; a number came.'],
    [
      'another store',
      { duplicates: { claim() {} } as never },
      'duplicates must be a DuplicateStore: memoryDuplicateStore(), redisDuplicateStore(…), postgresDuplicateStore(…) or mysqlDuplicateStore(…); an object came.',
    ],
    [
      'one partner in place of a list',
      { partners: testPartner as never },
      'test: partners is neither a list nor a function, so no call could pass. Name one: [{ clientId, publicKeys, clientSecrets }].',
    ],
    [
      'addresses as they stand in the environment',
      { partner: { allowedAddresses: '10.0.0.1,10.0.0.2' as never } },
      'test: partners[0].allowedAddresses is of the type string; it must be an array of addresses and ranges. Split a text from the environment first.',
    ],
    [
      'one secret in place of a list',
      { tokens: { secrets: TOKEN_SECRET as never } },
      'tokens.secrets is not a list. Pass [process.env.SNAP_TOKEN_SECRET]. To make one: openssl rand -base64 32',
    ],
    ['no tokens', { tokens: null as never }, 'createSnap: tokens takes an object of options; null came.'],
  ])('%s', (_, options, message) => {
    expect(() => openMerchant(options)).toThrow(expect.objectContaining({ message }))
  })
})

it('nobody can make a message long', async () => {
  const long = 'x'.repeat(50_000)
  const merchant = openMerchant({ partner: { allowedAddresses: ['103.20.51.34'] } })
  const target = `/${long}`
  const requests: readonly SnapRequest[] = [
    { ...makeRequest(), target },
    { ...makeRequest(), method: long },
    { ...makeRequest(), remoteAddress: long },
    ...['content-type', 'x-timestamp', 'x-partner-id', 'x-external-id', 'channel-id'].map((name) =>
      makeRequest({ headers: { [name]: long }, remoteAddress: '103.20.51.34' }),
    ),
    ...['authorization', 'x-signature', 'content-encoding'].map((name) =>
      makeRequest({ path: INQUIRY_PATH, headers: { [name]: long }, remoteAddress: '103.20.51.34' }),
    ),
    makeRequest({ body: long, remoteAddress: '103.20.51.34' }),
  ]
  for (const request of requests) {
    await merchant.handle(request)
    expect(told(merchant)).not.toBe('answered')
    expect(told(merchant).length).toBeLessThan(300)
  }
})

function raise(message: string): never {
  throw new Error(message)
}

function storeWith(claim: () => unknown): DuplicateStore {
  return { ...memoryDuplicateStore(), claim: claim as DuplicateStore['claim'] } // what JavaScript lets through
}
