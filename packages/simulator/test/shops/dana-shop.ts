import { createHash, createPublicKey, verify } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Contract } from './shop-bills.ts'

/** `05`: cancelled. */
const PAID = '00'

/**
 * DANA's finish notice on plain Node. The hash is over the bytes and nothing else: a notice holds JSON within JSON. One notice may come under
 * several X-EXTERNAL-IDs, so what it reports is remembered by DANA's own reference and the status.
 */
export function danaShop({ clientId, publicKey, bills }: Contract): RequestListener {
  const key = createPublicKey(publicKey)
  const reported = new Map<string, string>()

  return async (request, response) => {
    const bytes = await buffer(request)
    const say = (code: string, responseMessage: string) => {
      response.writeHead(Number(code.slice(0, 3)), { 'Content-Type': 'application/json', 'X-TIMESTAMP': inJakarta() })
      response.end(JSON.stringify({ responseCode: code, responseMessage }))
    }
    const header = (name: string) => request.headersDistinct[name]?.[0] ?? ''
    if (request.url?.split('?')[0] !== '/v1.0/debit/notify') return say('4045602', 'Invalid Routing')
    if (request.method !== 'POST') return say('4055600', 'Requested Function Is Not Supported')
    for (const name of ['content-type', 'x-timestamp', 'x-partner-id', 'x-external-id', 'channel-id', 'x-signature']) {
      if (header(name) === '') return say('4005602', `Invalid Mandatory Field ${name}`)
    }
    if (!/^application\/json(;|$)/i.test(header('content-type')))
      return say('4005601', 'Invalid Field Format Content-Type')
    if (bytes.length > 20_000) return say('4005600', 'Bad Request')
    const sentAt = Date.parse(header('x-timestamp'))
    if (!/^\d{4}-.+T.+[+-]\d\d:\d\d$/.test(header('x-timestamp')) || !(sentAt > 0))
      return say('4005601', 'Invalid Field Format X-TIMESTAMP')
    if (Math.abs(sentAt - Date.now()) > 5 * 60_000) return say('4015600', 'Unauthorized. Timestamp')
    if (header('x-partner-id') !== clientId) return say('4015600', 'Unauthorized. Partner')
    const digest = createHash('sha256').update(bytes).digest('hex')
    const text = `POST:${request.url}:${digest}:${header('x-timestamp')}`
    if (!verify('RSA-SHA256', Buffer.from(text), key, Buffer.from(header('x-signature'), 'base64'))) {
      return say('4015600', 'Unauthorized. Signature')
    }

    let notice: unknown
    try {
      notice = JSON.parse(bytes.toString())
    } catch {
      return say('4005600', 'Bad Request')
    }
    if (typeof notice !== 'object' || notice === null || Array.isArray(notice)) return say('4005600', 'Bad Request')
    const { originalReferenceNo, originalPartnerReferenceNo, latestTransactionStatus, amount } = notice as Record<
      string,
      unknown
    > // an object
    for (const [name, value] of Object.entries({ originalReferenceNo, latestTransactionStatus })) {
      if (value === undefined || value === null || value === '')
        return say('4005602', `Invalid Mandatory Field ${name}`)
    }
    if (typeof originalReferenceNo !== 'string' || originalReferenceNo.length > 64)
      return say('4005601', 'Invalid Field Format originalReferenceNo')
    if (typeof latestTransactionStatus !== 'string' || !/^0\d$/.test(latestTransactionStatus)) {
      return say('4005601', 'Invalid Field Format latestTransactionStatus')
    }
    const event = `${originalReferenceNo} ${latestTransactionStatus}`
    if (reported.has(event)) {
      return reported.get(event) === digest ? say('2005600', 'Successful') : say('5005601', 'Internal Server Error')
    }
    if (latestTransactionStatus === PAID) {
      const order = bills.get(String(originalPartnerReferenceNo))
      if (order === undefined) return say('4045612', 'Invalid Bill')
      const { value, currency } = Object(amount)
      if (!/^\d+\.\d\d$/.test(String(value))) return say('4005601', 'Invalid Field Format amount')
      if (order.paidBy !== undefined) return say('4045614', 'Paid Bill')
      if (Number(value) !== Number(order.amount) || currency !== 'IDR') return say('4045613', 'Invalid Amount')
      order.paidBy = originalReferenceNo
    }
    reported.set(event, digest)
    say('2005600', 'Successful')
  }
}

function inJakarta(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().replace(/\..*/, '+07:00')
}
