import { generateKeyPairSync } from 'node:crypto'
import { createSnap, type SnapEvent } from '@snap-sdk/core'
import { nicepay, nicepayNotification } from '@snap-sdk/gateways'
import { describe, expect, it } from 'vitest'
import { createNicepayCaller, readCode } from './support/nicepay-caller.ts'
import { PUBLISHED_NOTIFICATION } from './support/published.ts'
import {
  CLIENT_ID,
  EWALLET_NOTICE,
  NIVA_PAYMENT_REQUEST,
  PAYOUT_NOTICE,
  QRIS_NOTICE,
  VA_NOTICE,
} from './support/samples.ts'

const PATHS = {
  vaPayment: '/api/v1.0/transfer-va/payment',
  qrNotify: '/api/v1.0/qr/qr-mpm-notify',
  debitNotify: '/api/v1.0/debit/notify',
  payoutNotify: '/api/v1.0/transfer/notify',
} as const
const NOTICES = {
  vaPayment: VA_NOTICE,
  qrNotify: QRIS_NOTICE,
  debitNotify: EWALLET_NOTICE,
  payoutNotify: PAYOUT_NOTICE,
}
const CODES = { vaPayment: '2002500', qrNotify: '2005200', debitNotify: '2005600', payoutNotify: '2000000' }
type Service = keyof typeof PATHS
const SERVICES: readonly Service[] = ['vaPayment', 'qrNotify', 'debitNotify', 'payoutNotify']

const notification = generateKeyPairSync('rsa', { modulusLength: 2048 })
const transaction = generateKeyPairSync('rsa', { modulusLength: 2048 })
const clientSecret = 'a client secret for tests, of 32 bytes or more'
const pem = ({ publicKey }: typeof notification) => publicKey.export({ type: 'spki', format: 'pem' }).toString()

/** A merchant with notifications and NIVA, for one and the same merchant ID, and NICEPAY beside it. */
function openMerchant({ withOtherStatus = true }: { withOtherStatus?: boolean } = {}) {
  const taken: { service: string; request: unknown; paymentId: string | undefined }[] = []
  const others: unknown[] = []
  const niva: unknown[] = []
  const events: SnapEvent[] = []
  const clock = { now: new Date('2024-08-22T09:17:31Z') }
  const take = (request: unknown, { service, paymentId }: { service: string; paymentId?: string | undefined }) => {
    taken.push({ service, request, paymentId })
  }
  const gateway = nicepayNotification({
    partners: [{ clientId: CLIENT_ID, publicKeys: pem(notification) }],
    handlers: { vaPayment: take, qrNotify: take, debitNotify: take, payoutNotify: take },
    otherStatus: withOtherStatus
      ? ({ service, meaning, request }) => {
          others.push([service, meaning, request.originalReferenceNo])
        }
      : undefined,
  })
  const tokenGateway = nicepay({
    partners: [{ clientId: CLIENT_ID, publicKeys: pem(transaction), clientSecrets: clientSecret }],
    handlers: {
      vaPayment: (payment) => {
        niva.push(payment)
      },
    },
  })
  const snap = createSnap({
    gateways: [gateway, tokenGateway],
    tokens: { secrets: ['a-token-secret-of-32-bytes-or-more'] },
    clock: () => clock.now,
    onEvent: (event) => events.push(event),
  })
  const makeCaller = ({ privateKey }: typeof notification) =>
    createNicepayCaller({ snap, clientId: CLIENT_ID, privateKey, clientSecret, clock: () => clock.now })
  return { caller: makeCaller(notification), tokenCaller: makeCaller(transaction), taken, others, niva, events, clock }
}

describe.each(SERVICES)('%s', (service) => {
  it('takes the page’s notice, with four headers and without a token', async () => {
    const { caller, taken } = openMerchant()
    const { request, response } = await caller.notify(PATHS[service], NOTICES[service])
    expect(Object.keys(request.headers).sort()).toStrictEqual([
      'Content-Type',
      'X-CLIENT-KEY',
      'X-SIGNATURE',
      'X-TIMESTAMP',
    ])
    expect(request.stringToSign).toBe('IONPAYTEST|2024-08-22T16:17:31+07:00')
    expect(response.status).toBe(200)
    expect(response.body).toMatchObject({ responseCode: CODES[service], responseMessage: 'Successful' })
    expect(taken).toHaveLength(1)
    expect(taken[0]).toMatchObject({ service, paymentId: expect.stringMatching(/^[\w-]{43}$/) })
  })

  it('takes a notice once, and a retry gets the first answer', async () => {
    const { caller, taken, clock } = openMerchant()
    const first = await caller.notify(PATHS[service], NOTICES[service])
    clock.now = new Date(clock.now.getTime() + 24 * 3_600_000)
    const again = await caller.notify(PATHS[service], NOTICES[service])
    expect(again.response.text).toBe(first.response.text)
    expect(taken).toHaveLength(1)
  })

  it('refuses the key of transactions, an unknown client and a stale time', async () => {
    const { caller, tokenCaller, taken } = openMerchant()
    const refused = async (who: typeof caller, overrides = {}) =>
      (await who.notify(PATHS[service], NOTICES[service], overrides)).response.body.responseMessage
    expect(await refused(tokenCaller)).toBe('Unauthorized. [Signature]')
    expect(await refused(caller, { headers: { 'X-CLIENT-KEY': 'NOBODY' } })).toBe('Unauthorized. [Unknown client]')
    expect(await refused(caller, { timestamp: '2024-08-22T16:00:00+07:00' })).toBe('Unauthorized. [Timestamp]')
    expect(taken).toStrictEqual([])
  })
})

it('takes the signature that NICEPAY published', async () => {
  const { clientId, timestamp, publicKey, signature } = PUBLISHED_NOTIFICATION
  const taken: unknown[] = []
  const gateway = nicepayNotification({
    partners: [{ clientId, publicKeys: publicKey }],
    handlers: {
      vaPayment: (payment) => {
        taken.push(payment)
      },
    },
  })
  const snap = createSnap({ gateways: [gateway], clock: () => new Date(timestamp), onEvent: () => {} })
  const headers = {
    'Content-Type': 'application/json',
    'X-TIMESTAMP': timestamp,
    'X-CLIENT-KEY': clientId,
    'X-SIGNATURE': signature,
  }
  const body = JSON.stringify(VA_NOTICE)
  const url = `https://shop.invalid${PATHS.vaPayment}`
  const answer = await snap.fetch(new Request(url, { method: 'POST', headers, body }))
  expect(await answer.json()).toMatchObject({ responseCode: '2002500' })
  expect(taken).toHaveLength(1)
  const late = { ...headers, 'X-TIMESTAMP': '2024-08-19T17:12:41+07:00' }
  expect((await snap.fetch(new Request(url, { method: 'POST', headers: late, body }))).status).toBe(401)
})

describe('a virtual account', () => {
  it('is paid many times: each payment by its own paymentRequestId', async () => {
    const { caller, taken } = openMerchant()
    await caller.notify(PATHS.vaPayment, VA_NOTICE)
    await caller.notify(PATHS.vaPayment, { ...VA_NOTICE, paymentRequestId: 'another' })
    expect(taken).toHaveLength(2)
    expect(new Set(taken.map(({ paymentId }) => paymentId)).size).toBe(2)
  })

  it.each([
    ['amount', { paidAmount: { value: '20000.00', currency: 'IDR' } }],
    ['account', { virtualAccountNo: '7001400000009999' }],
    ['trxId', { trxId: 'another' }],
  ])('with another %s under one paymentRequestId is a conflict', async (_, part) => {
    const { caller, taken } = openMerchant()
    await caller.notify(PATHS.vaPayment, VA_NOTICE)
    expect(readCode(await caller.notify(PATHS.vaPayment, { ...VA_NOTICE, ...part }))).toStrictEqual([
      409,
      '4092500',
      'Conflict',
    ])
    expect(taken).toHaveLength(1)
  })

  it('is one payment in another spelling of its amount, and with further fields', async () => {
    const { caller, taken } = openMerchant()
    await caller.notify(PATHS.vaPayment, VA_NOTICE)
    const again = { ...VA_NOTICE, paidAmount: { value: '10000', currency: 'IDR' }, sentAt: 'later' }
    expect(readCode(await caller.notify(PATHS.vaPayment, again))[1]).toBe('2002500')
    expect(taken).toHaveLength(1)
  })

  it('without paymentRequestId is refused: nothing would tell its retries', async () => {
    const { caller, taken } = openMerchant()
    const refused = await caller.notify(PATHS.vaPayment, { ...VA_NOTICE, paymentRequestId: undefined })
    expect(readCode(refused)).toStrictEqual([400, '4002502', 'Invalid Mandatory Field paymentRequestId'])
    expect(taken).toStrictEqual([])
  })

  it('may have 23 digits, as at BCA, and a billion rupiah', async () => {
    const { caller } = openMerchant()
    const large = { virtualAccountNo: '7'.repeat(23), paidAmount: { value: '1000000000.00', currency: 'IDR' } }
    expect(readCode(await caller.notify(PATHS.vaPayment, { ...VA_NOTICE, ...large }))[1]).toBe('2002500')
  })

  it('and NIVA share a path and a merchant ID, and neither opens the other’s door', async () => {
    const { caller, tokenCaller, taken, niva } = openMerchant()
    const paid = await tokenCaller.call(PATHS.vaPayment, NIVA_PAYMENT_REQUEST, { signature: 'symmetric' })
    expect(readCode(paid)[1]).toBe('2002500')
    expect([taken.length, niva.length]).toStrictEqual([0, 1])
    await caller.notify(PATHS.vaPayment, VA_NOTICE)
    expect([taken.length, niva.length]).toStrictEqual([1, 1])
    // The notification's key under the header of NIVA: NIVA's door, and its own proof.
    const forged = await caller.notify(PATHS.vaPayment, VA_NOTICE, { headers: { 'X-PARTNER-ID': CLIENT_ID } })
    expect(forged.response.status).not.toBe(200)
    expect([taken.length, niva.length]).toStrictEqual([1, 1])
  })
})

describe('a status that is not money', () => {
  it.each<[Service, string, string]>([
    ['qrNotify', '05', 'cancelled'],
    ['debitNotify', '05', 'cancelled'],
    ['payoutNotify', '03', 'pending'],
    ['payoutNotify', '09', 'denied'],
  ])('%s %s is %s, for otherStatus', async (service, latestTransactionStatus, meaning) => {
    const { caller, taken, others } = openMerchant()
    const notice = { ...NOTICES[service], latestTransactionStatus }
    expect((await caller.notify(PATHS[service], notice)).response.body.responseCode).toBe(CODES[service])
    expect(taken).toStrictEqual([])
    expect(others).toStrictEqual([[service, meaning, expect.any(String)]])
  })

  it.each<[Service]>([['qrNotify'], ['debitNotify'], ['payoutNotify']])(
    '%s without a status, or with an unlisted one, runs nothing and is not acknowledged',
    async (service) => {
      const { caller, taken, others } = openMerchant()
      for (const latestTransactionStatus of [undefined, '', '77']) {
        const { response } = await caller.notify(PATHS[service], { ...NOTICES[service], latestTransactionStatus })
        expect(response.status).toBe(500)
      }
      expect([taken, others]).toStrictEqual([[], []])
    },
  )

  it('unhandled is acknowledged where nothing is undone, and refused where something is', async () => {
    const { caller } = openMerchant({ withOtherStatus: false })
    const status = async (service: Service, latestTransactionStatus: string) =>
      (await caller.notify(PATHS[service], { ...NOTICES[service], latestTransactionStatus })).response.status
    expect(await status('payoutNotify', '03')).toBe(200)
    expect(await status('payoutNotify', '09')).toBe(200)
    expect(await status('qrNotify', '05')).toBe(500)
  })

  it('does not hide the success that follows it', async () => {
    const { caller, taken, others } = openMerchant()
    await caller.notify(PATHS.payoutNotify, { ...PAYOUT_NOTICE, latestTransactionStatus: '03' })
    await caller.notify(PATHS.payoutNotify, PAYOUT_NOTICE)
    expect([others.length, taken.length]).toStrictEqual([1, 1])
  })
})

describe('the QRIS notice', () => {
  it('hands externalStoreID on under the standard’s name', async () => {
    const { caller, taken } = openMerchant()
    await caller.notify(PATHS.qrNotify, QRIS_NOTICE)
    expect(taken[0]?.request).toHaveProperty('externalStoreId', 'NICEPAY')
  })

  it.each<[Service]>([['qrNotify'], ['debitNotify']])('%s needs its amount', async (service) => {
    const { caller, taken } = openMerchant()
    const { response } = await caller.notify(PATHS[service], { ...NOTICES[service], amount: undefined })
    expect(response.body.responseMessage).toBe('Invalid Mandatory Field amount')
    expect(taken).toStrictEqual([])
  })

  it('may stand at the older path', async () => {
    const gateway = nicepayNotification({
      partners: [],
      handlers: { qrNotify: () => {} },
      paths: { qrNotify: '/api/v1.0/qr/qr-mpm-notif' },
    })
    expect(gateway.endpoints).toStrictEqual([
      { method: 'POST', path: '/api/v1.0/qr/qr-mpm-notif', service: 'qrNotify' },
    ])
  })
})

it('publishes the addresses that NICEPAY calls from', () => {
  expect(nicepayNotification.addresses).toStrictEqual(nicepay.addresses)
  expect(nicepay.addresses).toStrictEqual({
    production: ['103.20.51.33', '103.20.51.34'],
    sandbox: ['103.20.51.39', '103.20.51.40'],
  })
})
