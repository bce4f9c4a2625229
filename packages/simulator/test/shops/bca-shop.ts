import { createHash, createHmac, randomBytes, timingSafeEqual, verify } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Contract } from './shop-bills.ts'

type Json = Record<string, unknown>

/** What BCA is told in both languages. */
const REASONS: Readonly<Record<string, readonly [english: string, indonesia: string]>> = {
  'Invalid Field Format': ['Invalid field', 'Isian salah'],
  'Invalid Mandatory Field': ['Missing field', 'Isian kurang'],
  Conflict: ['Same external ID', 'External ID sama'],
  'Paid Bill': ['Bill has been paid', 'Tagihan sudah dibayar'],
  'Invalid Bill/Virtual Account': ['Bill not found', 'Tagihan tidak ditemukan'],
  'Invalid Amount': ['Amount does not match', 'Nominal tidak sesuai'],
  'Inconsistent Request': ['Success', 'Sukses'],
}

/** BCA's virtual accounts on plain Node, as a shop would write them from developer.bca.co.id: all that a bank reads is in the answer. */
export function bcaShop({ clientId, publicKey, clientSecret, bills, fault }: Contract): RequestListener {
  const tokens = new Map<string, number>()
  const inquiries = new Set<string>()
  const payments = new Map<string, { requestId: unknown; data: Json }>()

  return async (request, response) => {
    const body = await receive(request)
    const [path] = (request.url ?? '').split('?', 1)
    if (path === '/openapi/v1.0/access-token/b2b') return issueToken(request, response, body)
    if (path === '/openapi/v1.0/transfer-va/inquiry') return serve(request, response, body, '24')
    if (path === '/openapi/v1.0/transfer-va/payment') return serve(request, response, body, '25')
    answer(response, 404, '00', '02', 'Invalid Routing')
  }

  function issueToken(request: IncomingMessage, response: ServerResponse, body: Buffer | undefined) {
    const say = (status: number, code: string, message: string, more: Json = {}) =>
      answer(response, status, '73', code, message, more)
    if (request.method !== 'POST') return say(405, '00', 'Requested Function Is Not Supported')
    const { 'x-client-key': key, 'x-timestamp': timestamp, 'x-signature': signature } = request.headers
    if (!isJson(request)) return say(400, '01', 'Invalid field format [Content-Type]')
    if (!key) return say(400, '02', 'Invalid mandatory field [X-CLIENT-KEY]')
    if (!timestamp) return say(400, '02', 'Invalid mandatory field [X-TIMESTAMP]')
    if (!isTimestamp(timestamp)) return say(400, '01', 'Invalid field format [X-TIMESTAMP]')
    if (!isRecent(timestamp)) return say(401, '00', 'Unauthorized. [X-TIMESTAMP]')
    if (key !== clientId) return say(401, '00', 'Unauthorized. [Unknown client]')
    const signed = Buffer.from(`${key}|${timestamp}`)
    const bytes = Buffer.from(String(signature ?? ''), 'base64')
    if (!verify('sha256', signed, publicKey, bytes)) return say(401, '00', 'Unauthorized. [Signature]')
    if (parse(body)?.grantType !== 'client_credentials') return say(400, '00', 'Invalid field format [grantType]')
    const accessToken = randomBytes(24).toString('hex')
    tokens.set(accessToken, Date.now() + 900_000)
    response.setHeader('X-CLIENT-KEY', clientId)
    say(200, '00', 'Successful', { accessToken, tokenType: 'bearer', expiresIn: '900' })
  }

  function serve(request: IncomingMessage, response: ServerResponse, raw: Buffer | undefined, service: string) {
    const say = (status: number, code: string, message: string, more: Json = {}) =>
      answer(response, status, service, code, message, more)
    if (request.method !== 'POST') return say(405, '00', 'Requested Function Is Not Supported')
    if (!isJson(request)) return say(400, '01', 'Invalid Field Format Content-Type')
    const header = (name: string) => String(request.headers[name.toLowerCase()] ?? '')
    const missing = ['X-TIMESTAMP', 'X-SIGNATURE', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID'].find(
      (n) => !header(n),
    )
    if (missing !== undefined) return say(400, '02', `Invalid Mandatory Field ${missing}`)
    if (!isTimestamp(header('X-TIMESTAMP'))) return say(400, '01', 'Invalid Field Format X-TIMESTAMP')
    if (!isRecent(header('X-TIMESTAMP'))) return say(401, '00', 'Unauthorized. [X-TIMESTAMP]')
    if (header('X-PARTNER-ID') !== clientId) return say(401, '00', 'Unauthorized. [Unknown client]')
    const [, token = ''] = /^Bearer (.+)$/.exec(header('Authorization')) ?? []
    if ((tokens.get(token) ?? 0) < Date.now()) return say(401, '01', 'Invalid Token (B2B)')
    if (raw === undefined) return say(400, '00', 'Bad Request')
    const hash = createHash('sha256').update(minify(raw)).digest('hex')
    const text = ['POST', sortQuery(request.url ?? ''), token, hash, header('X-TIMESTAMP')].join(':')
    const right = createHmac('sha512', clientSecret).update(text).digest()
    const given = Buffer.from(header('X-SIGNATURE'), 'base64')
    if (given.length !== right.length || !timingSafeEqual(given, right))
      return say(401, '00', 'Unauthorized. [Signature]')

    const body = parse(raw)
    if (body === undefined) return say(400, '00', 'Bad Request', dataOf({}, service, 'Invalid Field Format'))
    const refuse = (status: number, code: string, message: string, detail = '') =>
      say(status, code, `${message}${detail}`, dataOf(body, service, message))
    const longest: Readonly<Record<string, number>> = {
      partnerServiceId: 8,
      customerNo: 20,
      virtualAccountNo: 28,
      [service === '24' ? 'inquiryRequestId' : 'paymentRequestId']: 128,
    }
    for (const name of [...Object.keys(longest), ...(service === '25' ? ['paidAmount'] : [])]) {
      if (body[name] === undefined || body[name] === null || body[name] === '') {
        return refuse(400, '02', 'Invalid Mandatory Field', ` {${name}}`)
      }
    }
    for (const [name, length] of Object.entries(longest)) {
      const value = body[name]
      if (typeof value !== 'string' || value.length > length)
        return refuse(400, '01', 'Invalid Field Format', ` {${name}}`)
    }
    if (service === '24') return inquire(body, header('X-EXTERNAL-ID'), say, refuse)
    pay(body, header('X-EXTERNAL-ID'), say, refuse)
  }

  type Say = (status: number, code: string, message: string, more?: Json) => void

  function inquire(body: Json, externalId: string, say: Say, refuse: (...all: [number, string, string]) => void) {
    if (inquiries.has(externalId)) return refuse(409, '00', 'Conflict')
    inquiries.add(externalId)
    const bill = bills.get(String(body.virtualAccountNo).trim())
    if (bill === undefined) return refuse(404, '12', 'Invalid Bill/Virtual Account')
    if (bill.paidBy !== undefined) return refuse(404, '14', 'Paid Bill')
    say(200, '00', 'Successful', {
      virtualAccountData: {
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        ...pick(body, ['partnerServiceId', 'customerNo', 'virtualAccountNo', 'inquiryRequestId']),
        virtualAccountName: bill.customer,
        totalAmount: { value: bill.amount, currency: 'IDR' },
        subCompany: '00000',
      },
    })
  }

  function pay(body: Json, externalId: string, say: Say, refuse: (...all: [number, string, string]) => void) {
    const paid = Object(body.paidAmount)
    if (!/^\d{1,13}\.\d\d$/.test(String(paid.value)) || typeof paid.currency !== 'string') {
      return refuse(400, '01', 'Invalid Field Format')
    }
    const first = payments.get(externalId)
    if (first !== undefined) {
      if (first.requestId !== body.paymentRequestId) return refuse(409, '00', 'Conflict')
      return say(404, '18', 'Inconsistent Request', first.data)
    }
    const bill = bills.get(String(body.virtualAccountNo).trim())
    // An advice names the payment that it asks about, under an external ID of its own.
    const isAdvice = body.flagAdvise === 'Y' && fault !== 'an advice is another payment'
    if (isAdvice && bill?.paidBy === body.paymentRequestId) return say(200, '00', 'Successful', flagOf(body))
    const done = (status: number, code: string, message: string) => {
      payments.set(externalId, { requestId: body.paymentRequestId, data: dataOf(body, '25', message) })
      refuse(status, code, message)
    }
    if (bill === undefined) return done(404, '12', 'Invalid Bill/Virtual Account')
    if (bill.paidBy !== undefined) return done(404, '14', 'Paid Bill')
    if (paid.currency !== 'IDR' || Number(paid.value) !== Number(bill.amount)) return done(404, '13', 'Invalid Amount')
    bill.paidBy = String(body.paymentRequestId)
    payments.set(externalId, { requestId: body.paymentRequestId, data: flagOf(body) })
    say(200, '00', 'Successful', flagOf(body))
  }

  function flagOf(body: Json): Json {
    const bill = bills.get(String(body.virtualAccountNo).trim())
    return {
      virtualAccountData: {
        paymentFlagStatus: '00',
        paymentFlagReason: { english: 'Success', indonesia: 'Sukses' },
        ...pick(body, ['partnerServiceId', 'customerNo', 'virtualAccountNo', 'paymentRequestId', 'paidAmount']),
        virtualAccountName: bill?.customer,
        totalAmount: { value: bill?.amount, currency: 'IDR' },
      },
    }
  }
}

/** But for 401, each refusal says what it is about, and why. */
function dataOf(body: Json, service: string, message: string): Json {
  const [english, indonesia] = REASONS[message] ?? [message, message]
  const [status, reason, id] =
    service === '24'
      ? ['inquiryStatus', 'inquiryReason', 'inquiryRequestId']
      : ['paymentFlagStatus', 'paymentFlagReason', 'paymentRequestId']
  const said = { [status]: '01', [reason]: { english, indonesia } }
  return { virtualAccountData: { ...said, ...pick(body, ['partnerServiceId', 'customerNo', 'virtualAccountNo', id]) } }
}

function pick(body: Json, names: readonly string[]): Json {
  return Object.fromEntries(
    names.flatMap((name) =>
      typeof body[name] === 'object' || typeof body[name] === 'string' ? [[name, body[name]]] : [],
    ),
  )
}

/** BCA's own: parameters by name, then by value. */
function sortQuery(target: string): string {
  const [path, query] = target.split('?')
  return query === undefined ? String(path) : `${path}?${query.split('&').sort().join('&')}`
}

/** White space goes, but for that inside of texts. */
function minify(raw: Buffer): Buffer {
  let inText = false
  const kept: number[] = []
  for (let at = 0; at < raw.length; at++) {
    const byte = raw[at] ?? 0
    if (byte === 0x22) inText = !inText
    if (inText && byte === 0x5c) kept.push(byte, raw[++at] ?? 0)
    else if (inText || ![0x20, 0x09, 0x0a, 0x0d].includes(byte)) kept.push(byte)
  }
  return Buffer.from(kept)
}

function isJson(request: IncomingMessage): boolean {
  return /^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')
}

function isTimestamp(text: unknown): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00$/.test(String(text)) && !Number.isNaN(Date.parse(String(text)))
}

function isRecent(text: unknown): boolean {
  return Math.abs(Date.now() - Date.parse(String(text))) < 300_000
}

function parse(raw: Buffer | undefined): Json | undefined {
  try {
    const value: unknown = JSON.parse(String(raw))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined
  } catch {
    return undefined
  }
}

/** The body; `undefined` where it is longer than any of BCA's. */
async function receive(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= 64_000) chunks.push(chunk)
  }
  return length > 64_000 ? undefined : Buffer.concat(chunks)
}

function answer(
  response: ServerResponse,
  status: number,
  service: string,
  code: string,
  message: string,
  more: Json = {},
): void {
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'X-TIMESTAMP': `${new Date(Date.now() + 25_200_000).toISOString().slice(0, 19)}+07:00`,
  })
  response.end(JSON.stringify({ responseCode: `${status}${service}${code}`, responseMessage: message, ...more }))
}
