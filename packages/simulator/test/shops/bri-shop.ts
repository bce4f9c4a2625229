import * as crypto from 'node:crypto'
import type { RequestListener } from 'node:http'
import { Readable } from 'node:stream'
import { json as readJson } from 'node:stream/consumers'
import type { Contract } from './shop-bills.ts'

// biome-ignore lint/suspicious/noExplicitAny: a shop reads what BRI sent it
type Body = Record<string, any>

/** What ends a call early: status, case code, message. */
class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

const SERVICES: Readonly<Record<string, string>> = {
  '/snap/v1.0/access-token/b2b': '73',
  '/snap/v1.0/transfer-va/inquiry': '24',
  '/snap/v1.0/transfer-va/payment': '25',
}

/**
 * BRIVA Online on plain Node. BRI takes a payment back at any 4xx: whatever is wrong with a body that it signed is this shop's trouble, and
 * answered with 500 (Suspend).
 */
export function briShop({ clientId, publicKey, clientSecret, bills }: Contract): RequestListener {
  const tokens = new Map<string, number>()
  const seen = new Map<string, { id: string; answer: Body }>()

  return (request, response) => {
    const [path = ''] = String(request.url).split('?')
    const service = SERVICES[path] ?? '00'
    const send = (status: number, code: string, message: string, more: Body = {}) => {
      const time = new Date(Date.now() + 7 * 3600_000).toISOString().replace('Z', '+07:00')
      const headers = {
        'Content-Type': 'application/json; charset=utf-8',
        'X-TIMESTAMP': time,
        'X-CLIENT-KEY': clientId,
      }
      response.writeHead(status, headers)
      response.end(JSON.stringify({ responseCode: `${status}${service}${code}`, responseMessage: message, ...more }))
    }
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size < 32_768) chunks.push(chunk)
    })
    request.on('end', async () => {
      try {
        if (service === '00') throw new Refusal(404, '02', 'Invalid Routing')
        if (request.method !== 'POST') throw new Refusal(405, '00', 'Requested Function Is Not Supported')
        const header = (name: string) => {
          const value = request.headers[name.toLowerCase()]
          if (typeof value !== 'string' || value === '') throw new Refusal(400, '02', `Invalid Mandatory Field ${name}`)
          return value
        }
        if (!/^application\/json\b/i.test(header('Content-Type')))
          throw new Refusal(400, '01', 'Invalid Field Format Content-Type')
        checkTime(header('X-TIMESTAMP'))
        const raw = Buffer.concat(chunks)
        if (size >= 32_768) throw new Refusal(400, '00', 'Bad Request')
        if (service === '73') {
          if (header('X-CLIENT-KEY') !== clientId) throw new Refusal(401, '00', 'Unauthorized. Client')
          const text = `${clientId}|${header('X-TIMESTAMP')}`
          const isRight = crypto
            .createVerify('RSA-SHA256')
            .update(text)
            .verify(publicKey, header('X-SIGNATURE'), 'base64')
          if (!isRight) throw new Refusal(401, '00', 'Unauthorized. Signature')
          const body = await parse(raw)
          if (body.grantType !== 'client_credentials') throw new Refusal(400, '01', 'Invalid Field Format grantType')
          const accessToken = crypto.randomUUID()
          tokens.set(accessToken, Date.now() + 900_000)
          return send(200, '00', 'Successful', { accessToken, tokenType: 'BearerToken', expiresIn: '900' })
        }
        for (const name of ['X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID', 'X-SIGNATURE']) header(name)
        if (header('X-PARTNER-ID') !== clientId) throw new Refusal(401, '00', 'Unauthorized. Client')
        const [scheme, token = ''] = String(request.headers.authorization).split(' ')
        if (scheme !== 'Bearer' || !(Number(tokens.get(token)) > Date.now()))
          throw new Refusal(401, '01', 'Invalid Token (B2B)')
        const isRight = [raw, Buffer.from(squeeze(raw.toString('latin1')), 'latin1')].some((form) => {
          const digest = crypto.createHash('sha256').update(form).digest('hex')
          const text = `POST:${path}:${token}:${digest}:${header('X-TIMESTAMP')}`
          const expected = crypto.createHmac('sha512', clientSecret).update(text).digest('base64')
          const given = header('X-SIGNATURE')
          return given.length === expected.length && crypto.timingSafeEqual(Buffer.from(given), Buffer.from(expected))
        })
        if (!isRight) throw new Refusal(401, '00', 'Unauthorized. Signature')
        const body = await parse(raw)
        const answer = service === '24' ? inquire(body, header('X-EXTERNAL-ID')) : pay(body, header('X-EXTERNAL-ID'))
        send(200, '00', 'Successful', answer)
      } catch (error) {
        if (error instanceof Refusal) send(error.status, error.code, error.message)
        else send(500, '00', 'General Error')
      }
    })
  }

  function inquire(body: Body, externalId: string): Body {
    demand(body, { partnerServiceId: 8, customerNo: 20, virtualAccountNo: 28, inquiryRequestId: 128 })
    once(`24 ${externalId}`, body.inquiryRequestId)
    const bill = openBill(body.virtualAccountNo)
    const answer = {
      virtualAccountData: {
        partnerServiceId: body.partnerServiceId,
        customerNo: body.customerNo,
        virtualAccountNo: body.virtualAccountNo,
        virtualAccountName: bill.customer,
        inquiryRequestId: body.inquiryRequestId,
        totalAmount: { value: bill.amount, currency: 'IDR' },
        inquiryStatus: '00',
        inquiryReason: { english: 'Success', indonesia: 'Sukses' },
        additionalInfo: { idApp: body.additionalInfo?.idApp, info1: 'toko' },
      },
    }
    seen.set(`24 ${externalId}`, { id: body.inquiryRequestId, answer })
    return answer
  }

  function pay(body: Body, externalId: string): Body {
    demand(body, { partnerServiceId: 8, customerNo: 20, virtualAccountNo: 28, paymentRequestId: 128 })
    const { value, currency } = Object(body.paidAmount)
    if (typeof value !== 'string' || !/^\d+\.\d\d$/.test(value)) throw new Error('paidAmount')
    // The transaction is the payment, whatever else came with it: a repeat of one that was taken is told so again.
    const before = seen.get(`25 ${body.trxId}`)
    if (before?.id === body.paymentRequestId && before !== undefined) return before.answer
    const again = once(`25 ${externalId}`, body.paymentRequestId)
    if (again !== undefined) return again
    const bill = openBill(body.virtualAccountNo)
    if (Number(value) !== Number(bill.amount) || currency !== 'IDR') throw new Refusal(404, '13', 'Invalid Amount')
    bill.paidBy = body.paymentRequestId
    const answer = {
      virtualAccountData: {
        partnerServiceId: body.partnerServiceId,
        customerNo: body.customerNo,
        virtualAccountNo: body.virtualAccountNo,
        virtualAccountName: bill.customer,
        paymentRequestId: body.paymentRequestId,
        paidAmount: body.paidAmount,
        paymentFlagStatus: '00',
        additionalInfo: { idApp: body.additionalInfo?.idApp },
      },
    }
    seen.set(`25 ${body.trxId}`, { id: body.paymentRequestId, answer })
    seen.set(`25 ${externalId}`, { id: body.paymentRequestId, answer })
    return answer
  }

  function once(key: string, id: string): Body | undefined {
    const before = seen.get(key)
    if (before === undefined) return undefined
    if (before.id !== id || key.startsWith('24')) throw new Refusal(409, '00', 'Conflict')
    return before.answer
  }

  function openBill(account: string) {
    const bill = bills.get(account.trim())
    if (bill === undefined) throw new Refusal(404, '12', 'Invalid Bill/Virtual Account not Found')
    if (bill.paidBy !== undefined) throw new Refusal(404, '14', 'Paid Bill')
    return bill
  }
}

/** What a body must have, and how long it may be: else it is not understood. */
function demand(body: Body, longest: Readonly<Record<string, number>>): void {
  for (const [name, most] of Object.entries(longest)) {
    const value: unknown = body[name]
    if (typeof value !== 'string' || value === '' || value.length > most) throw new Error(`Invalid ${name}`)
  }
}

async function parse(raw: Buffer): Promise<Body> {
  const body: unknown = await readJson(Readable.from([raw])).catch(() => undefined)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Refusal(400, '00', 'Bad Request')
  return { ...body }
}

function checkTime(text: string): void {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(at)) throw new Refusal(400, '01', 'Invalid Field Format X-TIMESTAMP')
  if (Math.abs(at - Date.now()) > 300_000) throw new Refusal(401, '00', 'Unauthorized. Timestamp')
}

function squeeze(text: string): string {
  return text.replace(/"(?:\\.|[^"\\])*"|\s+/g, (part) => (part.startsWith('"') ? part : ''))
}
