import { createHash, createHmac, createSign, createVerify, generateKeyPairSync, randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener } from 'node:http'
import type { Contract, ShopBill } from './shop-bills.ts'

type Fields = Readonly<Record<string, unknown>>

/** Where the shop told DOKU to call: the paths of its documents. */
const ROUTES = new Map([
  ['/v1.0/access-token/b2b', '73'],
  ['/v1.1/transfer-va/inquiry', '24'],
  ['/v1/transfer-va/payment', '25'],
])

/** DOKU's direct inquiry and payment on plain Node, with tokens as its SDK makes them: a JWT, signed with a key of the shop's own. */
export class DokuShop {
  readonly #contract: Contract
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  readonly #answers = new Map<string, { readonly body: string; readonly status: number; readonly said: Fields }>()

  constructor(contract: Contract) {
    this.#contract = contract
  }

  readonly listener: RequestListener = async (request, response) => {
    const service = ROUTES.get((request.url ?? '').split('?')[0] ?? '') ?? '00'
    const body = await readText(request)
    const [status, code, message, more = {}] = this.#answer(request, service, body)
    response.writeHead(status, {
      'content-type': 'application/json',
      'x-timestamp': new Date().toISOString(),
      'x-client-key': this.#contract.clientId,
    })
    response.end(JSON.stringify({ responseCode: `${status}${service}${code}`, responseMessage: message, ...more }))
  }

  #answer(request: IncomingMessage, service: string, body: string | undefined): [number, string, string, Fields?] {
    if (service === '00') return [404, '02', 'Invalid Routing']
    if (request.method !== 'POST') return [405, '00', 'Requested Function Is Not Supported']
    const { headers } = request
    const caller = service === '73' ? 'x-client-key' : 'x-partner-id'
    const needed = [
      'content-type',
      'x-timestamp',
      'x-signature',
      caller,
      ...(service === '73' ? [] : ['x-external-id', 'channel-id']),
    ]
    const absent = needed.find((name) => !headers[name])
    if (absent !== undefined) return [400, '02', `Invalid Mandatory Field ${absent.toUpperCase()}`]
    if (!headers['content-type']?.toLowerCase().startsWith('application/json'))
      return [400, '01', 'Invalid Field Format CONTENT-TYPE']
    const timestamp = String(headers['x-timestamp'])
    const at = Date.parse(timestamp)
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(timestamp) || Number.isNaN(at))
      return [400, '01', 'Invalid Field Format X-TIMESTAMP']
    if (at < Date.now() - 600_000 || at > Date.now() + 600_000) return [401, '00', 'Unauthorized. Invalid Timestamp']
    if (headers[caller] !== this.#contract.clientId) return [401, '00', 'Unauthorized. Unknown Client']
    if (service === '73') return this.#issue(timestamp, String(headers['x-signature']), body)
    const token = String(headers.authorization ?? '').replace(/^Bearer /, '')
    if (!String(headers.authorization).startsWith('Bearer ') || !this.#isIssued(token))
      return [401, '01', 'Token Invalid (B2B)']
    if (body === undefined) return [400, '00', 'Bad Request']
    if (!this.#isSigned(request, token, body)) return [401, '00', 'Unauthorized.Invalid Signature']
    return this.#onceADay(service, String(headers['x-external-id']), body)
  }

  #issue(timestamp: string, signature: string, body: string | undefined): [number, string, string, Fields?] {
    const { clientId, publicKey } = this.#contract
    const isRight = createVerify('sha256').update(`${clientId}|${timestamp}`).verify(publicKey, signature, 'base64')
    if (!isRight) return [401, '00', 'Unauthorized.Invalid Signature']
    if (readObject(body)?.grantType !== 'client_credentials') return [400, '01', 'Invalid Field Format grantType']
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
    const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ iss: 'SHOP', jti: randomUUID(), exp: Math.floor(Date.now() / 1000) + 900 })}`
    const accessToken = `${signed}.${createSign('sha256').update(signed).sign(this.#keys.privateKey, 'base64url')}`
    return [200, '00', 'Successful', { accessToken, tokenType: 'Bearer', expiresIn: '900' }]
  }

  /** RS256 under the shop's own key, whatever the token's header says. */
  #isIssued(token: string): boolean {
    const [header = '', claims = '', signature = ''] = token.split('.')
    const bytes = Buffer.from(signature, 'base64url')
    if (bytes.toString('base64url') !== signature) return false
    if (!createVerify('sha256').update(`${header}.${claims}`).verify(this.#keys.publicKey, bytes)) return false
    return Number(readObject(Buffer.from(claims, 'base64url').toString())?.exp) * 1000 > Date.now()
  }

  #isSigned({ url, headers }: IncomingMessage, token: string, body: string): boolean {
    // DOKU's own helper strips blanks inside of texts, too. Its published hashes do not.
    const forms = [body, body.replace(/("(?:\\.|[^\\"])*")|\s/g, '$1')]
    return forms.some((form) => {
      const hash = createHash('sha256').update(form).digest('hex').toLowerCase()
      const text = `POST:${url}:${token}:${hash}:${headers['x-timestamp']}`
      return createHmac('sha512', this.#contract.clientSecret).update(text).digest('base64') === headers['x-signature']
    })
  }

  #onceADay(service: string, externalId: string, body: string): [number, string, string, Fields?] {
    const key = `${new Date().toDateString()} ${service} ${externalId}`
    const first = this.#answers.get(key)
    if (first !== undefined && first.body !== body) return [409, '00', 'Conflict']
    if (first !== undefined)
      return [first.status, String(first.said.code), String(first.said.message), first.said.more as Fields] // as set below
    const answer = this.#serve(service, readObject(body))
    const [status, code, message, more = {}] = answer
    this.#answers.set(key, { body, status, said: { code, message, more } })
    return answer
  }

  #serve(service: string, fields: Fields | undefined): [number, string, string, Fields?] {
    if (fields === undefined) return [400, '00', 'Bad Request']
    const id = service === '24' ? 'inquiryRequestId' : 'paymentRequestId'
    for (const [name, most] of [
      ['partnerServiceId', 8],
      ['customerNo', 20],
      ['virtualAccountNo', 28],
      [id, 128],
    ] as const) {
      const value = fields[name]
      if (value === undefined || value === null || value === '') return [400, '02', `Invalid Mandatory Field ${name}`]
      if (typeof value !== 'string' || value.length > most) return [400, '01', `Invalid Field Format ${name}`]
    }
    const { partnerServiceId, customerNo, virtualAccountNo, trxId, paidAmount } = fields
    const bill = this.#contract.bills.get(String(virtualAccountNo).trim())
    const open = (): ShopBill | [number, string, string] =>
      bill === undefined ? [404, '12', 'Bill not found'] : bill.paidBy === undefined ? bill : [404, '14', 'Paid Bill']
    const account = {
      partnerServiceId,
      customerNo,
      virtualAccountNo,
      virtualAccountName: bill?.customer,
      [id]: fields[id],
    }
    if (service === '24') {
      const found = open()
      if (Array.isArray(found)) return found
      const more = {
        totalAmount: { value: found.amount, currency: 'IDR' },
        virtualAccountTrxType: 'C',
        inquiryStatus: '00',
      }
      return [200, '00', 'Success', { virtualAccountData: { ...account, ...more } }]
    }
    if (typeof paidAmount !== 'object' || paidAmount === null) return [400, '02', 'Invalid Mandatory Field paidAmount']
    const { value, currency } = paidAmount as { value?: unknown; currency?: unknown } // any members may be missing
    if (!/^\d+\.\d\d$/.test(String(value))) return [400, '01', 'Invalid Field Format paidAmount.value']
    const found = open()
    if (Array.isArray(found)) return found
    if (currency !== 'IDR' || Number(value) !== Number(found.amount)) return [404, '13', 'Invalid Amount']
    found.paidBy = String(fields.paymentRequestId)
    return [200, '00', 'Success', { virtualAccountData: { ...account, trxId, paidAmount } }]
  }
}

function readObject(text: string | undefined): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

/** The body as text; `undefined` where it is too long. */
async function readText(request: IncomingMessage): Promise<string | undefined> {
  let text = ''
  request.setEncoding('utf8')
  for await (const chunk of request) if (text.length <= 65_536) text += chunk
  return text.length > 65_536 ? undefined : text
}
