import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { createSnap, type Gateway } from '@snap-sdk/core'
import { nicepayNotification, payermax, paylabs, winpay } from '@snap-sdk/gateways'
import { describe, expect, it } from 'vitest'
import { collect } from './support/collect.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const partners = [{ clientId: 'SHOP', publicKeys: publicKey.export({ type: 'spki', format: 'pem' }).toString() }]

const PAID = {
  partnerServiceId: '   70200',
  customerNo: '0000001',
  virtualAccountNo: '   702000000001',
  paymentRequestId: '1',
  trxId: 'ORDER-1',
  paidAmount: { value: '10000.00', currency: 'IDR' },
}

describe('a virtual account’s notice that states a status other than 00', () => {
  const { taken, take, otherStatus } = collect()
  const gateways: Record<string, Gateway> = {
    winpay: winpay({ partners, handlers: { vaPayment: take }, otherStatus }),
    paylabs: paylabs({ partners, handlers: { vaPayment: take }, otherStatus }),
    nicepayNotification: nicepayNotification({ partners, handlers: { vaPayment: take }, otherStatus }),
  }
  const STATUSES: object[] = [
    { latestTransactionStatus: '05' },
    { paymentFlagStatus: '01' },
    { additionalInfo: { paymentFlagStatus: '08' } },
    { additionalInfo: { latestTransactionStatus: '09' } },
  ]
  const cases = Object.keys(gateways).flatMap((name) => STATUSES.map((status) => [name, status] as const))

  it.each(cases)('%s %j never reaches the payment handler', async (name, status) => {
    const { body, cause } = (await gateways[name]?.invoke('vaPayment', { ...PAID, ...status })) ?? {}
    expect(body?.responseCode).toBe('5002500')
    expect(cause).toMatchObject({ code: 'STATUS_UNKNOWN', field: expect.stringMatching(/Status$/) })
    expect(taken).toEqual([])
  })

  it('is no hindrance where it says 00', async () => {
    const answer = await gateways.paylabs?.invoke('vaPayment', { ...PAID, paymentFlagStatus: '00' })
    expect(answer?.body.responseCode).toBe('2002500')
  })
})

describe('two refunds of one payment, by gateways that publish no number of a refund', () => {
  it.each([
    ['the same amount', { value: '10.00', currency: 'IDR' }],
    ['another amount', { value: '20.00', currency: 'IDR' }],
  ])('both reach otherStatus: %s', async (_, amount) => {
    const { noted, take, otherStatus } = collect()
    const snap = createSnap({
      gateways: [payermax({ partners, handlers: { debitNotify: take }, otherStatus })],
      onEvent() {},
    })
    const refund = {
      originalReferenceNo: 'P1',
      latestTransactionStatus: '04',
      amount: { value: '10.00', currency: 'IDR' },
      additionalInfo: { notifyType: 'REFUND', refundTradeNo: 'R1' },
    }
    const second = { ...refund, amount, additionalInfo: { notifyType: 'REFUND', refundTradeNo: 'R2' } }
    for (const [externalId, body] of [
      ['1', refund],
      ['2', second],
      ['3', second],
    ] as const) {
      expect(await call(snap, externalId, body)).toBe('2005600')
    }
    expect(noted).toHaveLength(2)
  })
})

async function call(snap: ReturnType<typeof createSnap>, externalId: string, json: object): Promise<string> {
  const body = new TextEncoder().encode(JSON.stringify(json))
  const path = '/v1.0/debit/notify'
  const timestamp = new Date(Date.now() + Number(externalId) + 7 * 3_600_000).toISOString().replace('Z', '+07:00')
  const hash = createHash('sha256').update(body).digest('hex')
  const signature = sign('sha256', Buffer.from(`POST:${path}:${hash}:${timestamp}`), privateKey).toString('base64')
  const headers = new Headers({
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-partner-id': 'SHOP',
    'x-external-id': externalId,
    'channel-id': '1',
    'x-signature': signature,
  })
  const answer = await snap.handle({ method: 'POST', target: path, headers, body })
  return JSON.parse(new TextDecoder().decode(answer.body)).responseCode
}
