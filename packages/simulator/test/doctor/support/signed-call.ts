import { createHash, createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { CapturedCall } from '../../../src/doctor/captured-call.ts'
import { type Explanation, explainCall } from '../../../src/doctor/explain-call.ts'
import { type GivenKey, readGivenKeys } from '../../../src/doctor/given-key.ts'
import { parseCapturedCall } from '../../../src/doctor/parse-captured-call.ts'
import type { Question } from '../../../src/doctor/question.ts'

/** An RSA pair, with its public half as the doctor reads it. Shares no code with the simulator's own signer. */
export interface Pair {
  readonly privateKey: KeyObject
  readonly pem: string
  readonly given: readonly GivenKey[]
}

export function makePair(source = '--public-key nicepay.pem', modulusLength = 2048): Pair {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength })
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
  return { privateKey, pem, given: readGivenKeys(pem, source) }
}

export const gateway: Pair = makePair()
export const SECRET = 'nSrUf1V9aTdKk0JYxm2+QzW8LtBcXe5h3GPoR7aIvDM='
export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJJT05QQVlURVNUIn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg'
export const CLIENT_ID = 'IONPAYTEST'
export const TIMESTAMP = '2024-01-22T15:00:01+07:00'
export const PATH = '/api/v1.0/transfer-va/payment'
export const BODY =
  '{"partnerServiceId":"  7015","customerNo":"8911","name":"Jokul Doe","url":"https://a/b?c&d","city":"Malm\\u00f6","fee":10000.00,"count":2}'

/** Every example must be found among these. */
export const secrets: Question['secrets'] = [{ source: '--client-secret-file secret.txt', bytes: Buffer.from(SECRET) }]

export const rsa = (text: string, { privateKey = gateway.privateKey, algorithm = 'RSA-SHA256' } = {}): Buffer =>
  createSign(algorithm).update(text).sign(privateKey)

export const hmac = (text: string, secret: string | Buffer = SECRET, algorithm = 'sha512'): Buffer =>
  createHmac(algorithm, secret).update(text).digest()

export const sha256 = (body: string | Uint8Array): string => createHash('sha256').update(body).digest('hex')

export const asymmetric = (body: string | Uint8Array, path = PATH): string =>
  `POST:${path}:${sha256(body)}:${TIMESTAMP}`
export const symmetric = (body: string | Uint8Array, token = TOKEN): string =>
  `POST:${PATH}:${token}:${sha256(body)}:${TIMESTAMP}`

export interface Sent {
  readonly signature: Buffer | string
  readonly target?: string
  readonly method?: string
  readonly body?: string | Buffer
  /** `undefined` leaves one out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** Writes a call as it stands on the wire. */
export function writeHttp({ signature, target = PATH, method = 'POST', body = BODY, headers = {} }: Sent): Buffer {
  const all = {
    Host: 'shop.example',
    'Content-Type': 'application/json',
    Authorization: `Bearer ${TOKEN}`,
    'X-TIMESTAMP': TIMESTAMP,
    'X-PARTNER-ID': CLIENT_ID,
    'X-EXTERNAL-ID': '41807553358950093184162180797837',
    'CHANNEL-ID': '95221',
    'X-SIGNATURE': typeof signature === 'string' ? signature : signature.toString('base64'),
    'Content-Length': String(Buffer.byteLength(body)),
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
  return Buffer.concat([
    Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`),
    Buffer.from(body),
  ])
}

export const capture = (sent: Sent): CapturedCall => parseCapturedCall(writeHttp(sent), { source: 'call.txt' })

/** Explains a call with the gateway's key and secret, unless others are named. */
export function explainSent(sent: Sent, question: Partial<Question> = {}): Explanation {
  return explainCall({ call: capture(sent), keys: gateway.given, secrets, ...question })
}
