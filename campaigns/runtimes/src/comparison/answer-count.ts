import { prepareHmac, prepareHmacKey, prepareRsaKey } from '#crypto'
import { encode, signHmac, signToken, toBase64Url } from '../suite/web-signer.ts'
import * as firstHouse from './first-house.ts'

/** Verifies once. */
type Step = () => boolean | Promise<boolean>
type Houses = Readonly<Record<'first' | 'today', Step>>

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
/** As long as the string to sign of a `symmetric` call: method, path, token, body hash, time. */
const TEXT_BYTES = 320
const SECRET = 'a client secret of 32 characters'

/** What is verified, by the row's name. */
const ROWS = {
  'RSA-2048, SHA-256': async (): Promise<Houses> => {
    const size = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }
    const pair = await crypto.subtle.generateKey({ ...RSA, ...size }, true, ['sign', 'verify'])
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey))
    const text = encode('x'.repeat(TEXT_BYTES))
    const signature = new Uint8Array(await crypto.subtle.sign(RSA, pair.privateKey, text))
    const first = await firstHouse.prepareRsaKey(spki)
    const today = await prepareRsaKey(spki)
    return { first: () => first(signature, text), today: () => today(signature, text) }
  },
  'HMAC-SHA512 of a call': async (): Promise<Houses> => {
    const text = 'x'.repeat(TEXT_BYTES)
    const signature = new Uint8Array(await signHmac('SHA-512', SECRET, text))
    const first = firstHouse.prepareHmacKey(encode(SECRET))
    const today = prepareHmacKey(encode(SECRET))
    const data = encode(text)
    return { first: () => first(signature, data), today: () => today(signature, data) }
  },
  'a token seen for the first time': async (): Promise<Houses> => {
    const token = await signToken({ sub: 'IONPAYTEST', exp: 1_900_000_000 }, SECRET)
    const first = await firstHouse.prepareTokenKey(encode(SECRET))
    const sign = prepareHmac(encode(SECRET))
    const [header, claims, code] = token.split('.')
    // As core's access-token.ts: what it would have signed itself is compared.
    const today = () => toBase64Url(sign(encode(`${header}.${claims}`))) === code
    return { first: () => first(token), today }
  },
} as const satisfies Record<string, () => Promise<Houses>>

const prepared = new Map<string, Promise<Houses>>()

/** Verifies as often as the query says, 64 at once, and answers `verified`. The clock is the asker's: that of workerd stands still meanwhile. */
export async function answerCount(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url)
  const row = searchParams.get('row') ?? ''
  if (!Object.hasOwn(ROWS, row)) return new Response(JSON.stringify(Object.keys(ROWS)))
  const houses = prepared.get(row) ?? ROWS[row as keyof typeof ROWS]() // it is one: see above
  prepared.set(row, houses)
  const step = (await houses)[searchParams.get('house') === 'first' ? 'first' : 'today']
  let left = Number(searchParams.get('count'))
  const work = async (): Promise<void> => {
    while (left-- > 0) if (!(await step())) throw new Error(`${row} does not verify`)
  }
  await Promise.all(Array.from({ length: 64 }, work))
  return new Response('verified')
}
