import { randomInt, verify } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Onboarding } from './onboarding.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const MINUTES_15 = 15 * 60
const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/
const MOST_BYTES = 1_048_576

/** Name and size, as the pages print them; all mandatory. */
const INQUIRY_BODY = { partnerServiceId: 4, customerNo: 8, payNo: 12, inquiryRequestId: 40, mitraCd: 4 }
const PAYMENT_BODY = { partnerServiceId: 4, customerNo: 8, payNo: 12 }
const CALL_HEADERS = [
  'Content-Type',
  'Authorization',
  'X-TIMESTAMP',
  'X-PARTNER-ID',
  'X-SIGNATURE',
  'X-EXTERNAL-ID',
  'CHANNEL-ID',
]
const TOKEN_HEADERS = ['Content-Type', 'X-TIMESTAMP', 'X-CLIENT-KEY', 'X-SIGNATURE']

/** Status, case code and message. The wording is the one of NICEPAY's response code table where it has the case. */
type Refused = readonly [status: number, caseCode: string, message: string]
type Json = Record<string, unknown>

/**
 * A merchant that does what NICEPAY's NICO pages and the standard's tables say, and nothing that they leave to the
 * merchant: no window for timestamps, opaque tokens, each duplicate refused, one amount for every bill.
 */
export function pageMerchant({ partners }: Onboarding): RequestListener {
  const tokens = new Map<string, { readonly clientId: string; readonly until: number }>()
  const usedExternalIds = new Set<string>()
  const paid = new Set(['701589101111'])

  return async (request, response) => {
    const path = request.url?.split('?')[0]
    try {
      if (request.method !== 'POST') return send(response, '00', [405, '00', 'Requested Function Is Not Supported'])
      const body = await receive(request)
      if (path === '/api/v1.0/access-token/b2b') return send(response, '73', ...token(request, body))
      if (path === '/api/v1.0/cvs/inquiry') return send(response, '00', ...call(request, body, inquiry))
      if (path === '/api/v1.0/cvs/payment') return send(response, '00', ...call(request, body, payment))
      return send(response, '00', [404, '01', 'Transaction Not Found'])
    } catch {
      return send(response, path?.includes('client-id') ? '73' : '00', [500, '00', 'General Error'])
    }
  }

  function token(request: IncomingMessage, body: string | undefined): [Refused, Json?] {
    const refused = checkHeaders(request, TOKEN_HEADERS) ?? checkSignature(request, 'x-client-key')
    if (refused) return [refused]
    const json = parse(body)
    if (json === undefined) return [[400, '00', 'Bad Request']]
    if (json.grantType !== 'client_credentials') return [[400, '00', 'Invalid field format [grantType]']]
    const accessToken = Array.from({ length: 54 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    tokens.set(accessToken, {
      clientId: String(request.headers['x-client-key']),
      until: Date.now() + MINUTES_15 * 1000,
    })
    return [
      [200, '00', 'Successful'],
      { accessToken, tokenType: 'Bearer', expiresIn: String(MINUTES_15), additionalInfo: {} },
    ]
  }

  function call(
    request: IncomingMessage,
    body: string | undefined,
    run: (json: Json) => [Refused, Json?],
  ): [Refused, Json?] {
    const refused = checkHeaders(request, CALL_HEADERS)
    if (refused) return [refused]
    const issued = tokens.get(String(request.headers.authorization).replace(/^Bearer /, ''))
    if (issued === undefined || issued.until < Date.now() || issued.clientId !== request.headers['x-partner-id']) {
      return [[401, '01', 'Access Token Invalid']]
    }
    const forged = checkSignature(request, 'x-partner-id')
    if (forged) return [forged]
    const json = parse(body)
    if (json === undefined) return [[400, '00', 'Bad Request']]
    const wrong = checkBody(json, run === inquiry ? INQUIRY_BODY : PAYMENT_BODY)
    if (wrong) return [wrong]
    const externalId = `${issued.clientId} ${request.headers['x-external-id']}`
    if (usedExternalIds.has(externalId)) return [[409, '00', 'Conflict']]
    usedExternalIds.add(externalId)
    return run(json)
  }

  function checkSignature(request: IncomingMessage, idHeader: string): Refused | undefined {
    const clientId = String(request.headers[idHeader])
    const publicKey = partners.get(clientId)?.publicKey
    if (publicKey === undefined) return [401, '00', 'Unauthorized. [Unknown client]']
    const stringToSign = `${clientId}|${request.headers['x-timestamp']}`
    const signature = Buffer.from(String(request.headers['x-signature']), 'base64')
    const right = verify('RSA-SHA256', Buffer.from(stringToSign), publicKey, signature)
    return right ? undefined : [401, '00', 'Unauthorized. [Signature]']
  }

  function refuseBill(payNo: unknown): Refused | undefined {
    if (payNo === '701589101112') return [404, '19', 'Invalid Bill/Virtual Account']
    if (payNo !== '701589101111' && payNo !== '701589101115' && !/^70200000\d{4}$/.test(String(payNo))) {
      return [404, '12', 'Invalid Bill/Virtual Account [Not Found]']
    }
    return paid.has(String(payNo)) ? [404, '13', 'Paid Bill'] : undefined
  }

  function inquiry(json: Json): [Refused, Json?] {
    const refused = refuseBill(json.payNo)
    if (refused) return [refused]
    const payNoData = {
      ...pick(json, INQUIRY_BODY),
      payNoName: 'Budi',
      goodsName: 'Kopi Gayo 1 kg',
      payNoPhone: '087771122333',
      payNoEmail: 'budi@example.com',
      totalAmount: { value: '10000.00', currency: 'IDR' },
      partnerReferenceNo: `R${json.payNo}`,
      payNoExpiredDateTime: '2099-07-03T12:08:56+07:00',
    }
    return [[200, '00', 'Successful'], { payNoData }]
  }

  function payment(json: Json): [Refused, Json?] {
    const refused = refuseBill(json.payNo)
    if (refused) return [refused]
    const { value, currency } = asObject(json.paidAmount) ?? {}
    if (value === undefined || currency === undefined) return [[400, '02', 'Invalid Mandatory Field paidAmount']]
    if (typeof value !== 'string' || !/^\d{1,13}\.\d\d$/.test(value)) {
      return [[400, '01', 'Invalid Field Format paidAmount.value']]
    }
    if (value !== '10000.00' || currency !== 'IDR') return [[404, '13', 'Invalid Amount']]
    if (json.payNo !== '701589101115') paid.add(String(json.payNo))
    return [[200, '00', 'Successful'], { payNoData: pick(json, PAYMENT_BODY) }]
  }
}

/** The body as text; nothing where it is longer than any call. */
async function receive(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length <= MOST_BYTES) chunks.push(chunk)
  }
  return length <= MOST_BYTES ? Buffer.concat(chunks).toString('utf8') : undefined
}

function checkHeaders({ headers }: IncomingMessage, names: readonly string[]): Refused | undefined {
  const absent = names.find((name) => !headers[name.toLowerCase()])
  if (absent !== undefined) return [400, '02', `Invalid Mandatory Field ${absent}`]
  const timestamp = String(headers['x-timestamp'])
  if (!ISO_8601.test(timestamp) || Number.isNaN(Date.parse(timestamp))) {
    return [400, '01', 'Invalid Field Format X-TIMESTAMP']
  }
  return undefined
}

function checkBody(json: Json, sizes: Readonly<Record<string, number>>): Refused | undefined {
  for (const [name, size] of Object.entries(sizes)) {
    const value = json[name]
    if (value === undefined || value === null || value === '') return [400, '02', `Invalid Mandatory Field ${name}`]
    if (typeof value !== 'string' || value.length > size) return [400, '01', `Invalid Field Format ${name}`]
  }
  return undefined
}

function parse(body: string | undefined): Json | undefined {
  try {
    return asObject(JSON.parse(body ?? ''))
  } catch {
    return undefined
  }
}

function asObject(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
}

function pick(json: Json, names: object): Json {
  return Object.fromEntries(Object.keys(names).map((name) => [name, json[name]]))
}

function send(response: ServerResponse, service: string, [status, caseCode, message]: Refused, more: Json = {}): void {
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-TIMESTAMP': `${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 19)}+07:00`,
  })
  response.end(JSON.stringify({ responseCode: `${status}${service}${caseCode}`, responseMessage: message, ...more }))
}
