import { createHash, verify } from 'node:crypto'
import type { IncomingHttpHeaders, RequestListener } from 'node:http'
import type { Contract } from './shop-bills.ts'

interface Answer {
  readonly code: string
  readonly message: string
  readonly data?: object
}

/** What a notice of Midtrans holds, as far as the shop reads it. */
interface Notice {
  readonly partnerServiceId: string
  readonly customerNo: string
  readonly virtualAccountNo: string
  readonly trxId: string
  readonly paidAmount?: { readonly value: string; readonly currency: string }
  readonly additionalInfo?: { readonly paymentFlagStatus?: string }
}

const ok = (data?: object): Answer => ({ code: '2002500', message: 'Successful', ...(data && { data }) })
const no = (code: string, message: string): Answer => ({ code, message })

/**
 * Midtrans' notices of virtual accounts on plain Node: no token, no inquiry, one path. Whatever is not HTTP 200 comes again, and X-EXTERNAL-ID
 * is its key for a day.
 */
export function midtransShop({ clientId, publicKey, bills, fault }: Contract): RequestListener {
  const answered = new Map<string, { readonly hash: string; readonly answer: Answer }>()

  return (request, response) => {
    let raw = Buffer.alloc(0)
    let isTooLong = false
    request.on('data', (chunk) => {
      isTooLong ||= raw.length + chunk.length > 100_000
      if (!isTooLong) raw = Buffer.concat([raw, chunk])
    })
    request.on('end', () => {
      const { code, message, data } = decide(
        request.method,
        request.url ?? '',
        request.headers,
        isTooLong ? undefined : raw,
      )
      response.statusCode = Number(code.slice(0, 3))
      response.setHeader('Content-Type', 'application/json')
      response.setHeader('X-TIMESTAMP', new Date().toISOString())
      response.end(JSON.stringify({ responseCode: code, responseMessage: message, virtualAccountData: data }))
    })
  }

  function decide(
    method: string | undefined,
    target: string,
    headers: IncomingHttpHeaders,
    raw: Buffer | undefined,
  ): Answer {
    if (target.split('?')[0] !== '/v1.0/transfer-va/payment') return no('4042502', 'Invalid Routing')
    if (method !== 'POST') return no('4052500', 'Requested Function Is Not Supported')
    if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
      return no('4002501', 'Invalid Field Format {Content-Type}')
    }
    const [timestamp, signature, partner, externalId] = [
      'x-timestamp',
      'x-signature',
      'x-partner-id',
      'x-external-id',
    ].map((name) => String(headers[name] ?? ''))
    if (!timestamp || !partner || !externalId) return no('4002502', 'Invalid Mandatory Field {header}')
    const age = Date.now() - Date.parse(timestamp)
    if (!/^[\d-]+T[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(timestamp) || Number.isNaN(age))
      return no('4002501', 'Invalid Field Format {X-TIMESTAMP}')
    if (Math.abs(age) > 15 * 60_000) return no('4012500', 'Unauthorized. [X-TIMESTAMP]')
    if (partner !== clientId) return no('4012500', 'Unauthorized. [X-PARTNER-ID]')
    if (raw === undefined) return no('4002500', 'Bad Request')
    const isSigned = [raw, Buffer.from(minify(raw.toString()))].some((body) => {
      const text = ['POST', target, createHash('sha256').update(body).digest('hex'), timestamp].join(':')
      return verify('sha256', Buffer.from(text), publicKey, Buffer.from(signature ?? '', 'base64'))
    })
    if (!isSigned) return no('4012500', 'Unauthorized. [Signature]')

    const hash = createHash('sha256').update(raw).digest('hex')
    const key = `${timestamp.slice(0, 10)} ${externalId}`
    const before = answered.get(key)
    if (before !== undefined) return before.hash === hash ? before.answer : no('4092500', 'Conflict')
    const answer = take(raw.toString())
    answered.set(key, { hash, answer })
    return answer
  }

  function take(text: string): Answer {
    const notice = readNotice(text)
    if (typeof notice === 'string')
      return notice === '' ? no('4002500', 'Bad Request') : no('4002502', `Invalid Mandatory Field {${notice}}`)
    const { partnerServiceId, customerNo, virtualAccountNo, trxId, paidAmount, additionalInfo } = notice
    const ids = { partnerServiceId, customerNo, virtualAccountNo, trxId }
    const lengths = [partnerServiceId.length <= 8, customerNo.length <= 20, virtualAccountNo.length <= 28]
    if (lengths.includes(false)) return no('4002501', 'Invalid Field Format')
    // Expiry, denial and their like come by the same call. None of them is money.
    if (additionalInfo?.paymentFlagStatus !== '00') {
      if (fault === 'the status of a notice is not read')
        Object.assign(bills.get(virtualAccountNo.trim()) ?? {}, { paidBy: trxId })
      return ok(ids)
    }
    if (!/^\d+\.\d\d$/.test(String(paidAmount?.value))) return no('4002501', 'Invalid Field Format {paidAmount}')
    const bill = bills.get(virtualAccountNo.trim())
    if (bill === undefined) return no('4042512', 'Invalid Bill/Virtual Account')
    if (Number(paidAmount?.value) !== Number(bill.amount) || paidAmount?.currency !== 'IDR')
      return no('4042513', 'Invalid Amount')
    if (bill.paidBy !== undefined) return no('4042514', 'Paid Bill')
    bill.paidBy = trxId
    return ok(ids)
  }
}

/** A notice; or the member that it lacks; or nothing for what is no JSON object. */
function readNotice(text: string): Notice | string {
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return ''
    const members = Object.entries(body)
    const lacks = ['partnerServiceId', 'customerNo', 'virtualAccountNo', 'trxId'].find(
      (name) => !members.some(([member, value]) => member === name && typeof value === 'string' && value !== ''),
    )
    return lacks ?? (body as Notice) // its mandatory members were looked at
  } catch {
    return ''
  }
}

function minify(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|[\t\n\r ]+/g, '$1')
}
