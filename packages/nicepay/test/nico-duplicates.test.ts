import type { NicoPaymentHandler } from '@snap-sdk/nicepay'
import { describe, expect, it } from 'vitest'
import { createGate } from './support/gate.ts'
import { type MerchantOptions, openMerchant, readCode } from './support/open-merchant.ts'
import { BILL, CLIENT_ID, INQUIRY_REQUEST, PAYMENT_REQUEST } from './support/samples.ts'

const CONFLICT = [409, '4090000', 'Conflict']
const SUCCESSFUL = [200, '2000000', 'Successful']
const OTHER_BODY = { ...PAYMENT_REQUEST, trxId: 'another' }
const OTHER_PAYMENT = { ...PAYMENT_REQUEST, paymentRequestId: 'another' }

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** A merchant that counts what it takes: each payment's reference is the count. */
function openCounting(options: MerchantOptions = {}) {
  const ledger: string[] = []
  const payment: NicoPaymentHandler = ({ payNo }) => {
    ledger.push(payNo)
    return { partnerReferenceNo: `R${ledger.length}` }
  }
  return { ...openMerchant({ payment, ...options }), ledger }
}

describe('a payment that comes again', () => {
  it('as it was gets the first answer, byte by byte, and is taken once', async () => {
    const { gateway, ledger, events } = openCounting()
    const first = await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(first)).toStrictEqual(SUCCESSFUL)
    expect(again.response.text).toBe(first.response.text)
    expect(again.response.status).toBe(200)
    expect(ledger).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'accepted', replayed: true, responseCode: '2000000' })
  })

  it('with other white space is the same', async () => {
    const { gateway, ledger } = openCounting()
    const first = await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await gateway.pay(JSON.stringify(PAYMENT_REQUEST, null, 2), { externalId: '1' })
    expect(again.response.text).toBe(first.response.text)
    expect(ledger).toHaveLength(1)
  })

  it('with another body is 4090000', async () => {
    const { gateway, ledger, events } = openCounting()
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(await gateway.pay(OTHER_PAYMENT, { externalId: '1' }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'rejected', cause: { code: 'DUPLICATE_CONFLICT' } })
  })

  it('under a new external ID gets the first answer', async () => {
    const { gateway, ledger } = openCounting()
    const first = await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await gateway.pay(PAYMENT_REQUEST, { externalId: '2' })
    expect(again.response.text).toBe(first.response.text)
    expect(ledger).toHaveLength(1)
  })

  it('under a new external ID with another body is 4090000', async () => {
    const { gateway, ledger } = openCounting()
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(await gateway.pay(OTHER_BODY, { externalId: '2' }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
  })

  it.each([undefined, null, ''])(
    'under a new external ID is a new payment when paymentRequestId is %o',
    async (none) => {
      const { gateway, ledger } = openCounting()
      const body = { ...PAYMENT_REQUEST, paymentRequestId: none }
      const first = await gateway.pay(body, { externalId: '1' })
      const second = await gateway.pay(body, { externalId: '2' })
      expect([first, second].map(({ response }) => response.body.payNoData.partnerReferenceNo)).toStrictEqual([
        'R1',
        'R2',
      ])
      expect(ledger).toHaveLength(2)
    },
  )

  it('with the paymentRequestId of another payNo is a new payment', async () => {
    const { gateway, ledger } = openCounting()
    await gateway.pay(PAYMENT_REQUEST)
    await gateway.pay({ ...PAYMENT_REQUEST, payNo: '701589101115' })
    expect(ledger).toStrictEqual(['701589101110', '701589101115'])
  })

  it('many times at once is taken once', async () => {
    const { gateway, ledger } = openCounting()
    await gateway.requestToken()
    const sent = Array.from({ length: 20 }, (_, index) =>
      gateway.pay(PAYMENT_REQUEST, { externalId: index % 2 === 0 ? '1' : `${index}` }),
    )
    const codes = (await Promise.all(sent)).map(readCode)
    expect(ledger).toHaveLength(1)
    expect(codes).toContainEqual(SUCCESSFUL)
    for (const code of codes) expect([SUCCESSFUL, CONFLICT]).toContainEqual(code)
  })

  it('while the first is running is 4090000, and after it the first answer', async () => {
    const ending = createGate()
    const beginning = createGate()
    const { gateway } = openMerchant({
      payment: () => {
        beginning.open()
        return ending.opened
      },
    })
    const first = gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    await beginning.opened
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { externalId: '1' }))).toStrictEqual(CONFLICT)
    ending.open()
    const { text } = (await first).response
    expect((await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })).response.text).toBe(text)
  })

  it('after a call that was refused is the first: no external ID is burnt', async () => {
    const { gateway, ledger } = openCounting()
    const externalId = '1'
    const forged = { externalId, headers: { 'X-SIGNATURE': 'AAAA' } }
    expect(readCode(await gateway.pay(OTHER_BODY, forged))[1]).toBe('4010000')
    expect(readCode(await gateway.pay({ ...PAYMENT_REQUEST, payNo: null }, { externalId }))[1]).toBe('4000002')
    expect(readCode(await gateway.pay('{', { externalId }))[1]).toBe('4000000')
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { externalId }))).toStrictEqual(SUCCESSFUL)
    expect(ledger).toHaveLength(1)
  })

  it('from another partner, or as an inquiry, is another call', async () => {
    const { gateway, otherGateway, ledger } = openCounting()
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    await otherGateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(ledger).toHaveLength(2)
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
  })
})

describe('midnight in Jakarta', () => {
  const before = new Date('2024-01-22T16:59:50Z') // 23:59:50
  const after = new Date('2024-01-22T17:00:10Z') // 00:00:10, the next day

  it('makes no new payment of a retry, by its external ID', async () => {
    const { gateway, ledger, clock } = openCounting()
    const body = { ...PAYMENT_REQUEST, paymentRequestId: undefined }
    clock.now = before
    const first = await gateway.pay(body, { externalId: '1' })
    clock.now = after
    const again = await gateway.pay(body, { externalId: '1' })
    expect(again.response.text).toBe(first.response.text)
    expect(ledger).toHaveLength(1)
  })

  it('lets another payment have an old external ID', async () => {
    const { gateway, ledger, clock } = openCounting()
    clock.now = before
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    clock.now = after
    expect(readCode(await gateway.pay(OTHER_PAYMENT, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
    expect(ledger).toHaveLength(2)
  })

  it('is that of X-TIMESTAMP, not that of the arrival', async () => {
    const { gateway, ledger, clock } = openCounting()
    clock.now = before
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    clock.now = after
    const timestamp = '2024-01-22T23:59:59+07:00'
    expect(readCode(await gateway.pay(OTHER_PAYMENT, { externalId: '1', timestamp }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
  })

  it('frees an inquiry’s external ID', async () => {
    const { gateway, clock } = openMerchant()
    clock.now = before
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(CONFLICT)
    clock.now = after
    expect(readCode(await gateway.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
  })

  it.each([
    ['7 days', undefined, 7],
    ['replayDays', 2, 2],
  ])('passes for %s before a payment is forgotten', async (_, replayDays, days) => {
    const { gateway, ledger, clock } = openCounting({ paymentOptions: { replayDays } })
    const start = clock.now.getTime()
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    clock.now = new Date(start + days * DAY - HOUR)
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(ledger).toHaveLength(1)
    clock.now = new Date(start + days * DAY + HOUR)
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(ledger).toHaveLength(2)
  })
})

describe('the options', () => {
  it('duplicates: conflict gives a payment’s duplicate 4090000', async () => {
    const { gateway, ledger } = openCounting({ paymentOptions: { duplicates: 'conflict' } })
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { externalId: '1' }))).toStrictEqual(CONFLICT)
    expect(readCode(await gateway.pay(PAYMENT_REQUEST, { externalId: '2' }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
  })

  it('duplicates: replay gives an inquiry’s duplicate the first answer', async () => {
    let runs = 0
    const { gateway } = openMerchant({
      inquiry: () => ({ ...BILL, partnerReferenceNo: `R${++runs}` }),
      inquiryOptions: { duplicates: 'replay' },
    })
    const first = await gateway.inquire(INQUIRY_REQUEST, { externalId: '1' })
    expect((await gateway.inquire(INQUIRY_REQUEST, { externalId: '1' })).response.text).toBe(first.response.text)
    expect(runs).toBe(1)
  })

  it('duplicateKey: false makes every external ID a payment', async () => {
    const { gateway, ledger } = openCounting({ paymentOptions: { duplicateKey: false } })
    await gateway.pay(PAYMENT_REQUEST, { externalId: '1' })
    await gateway.pay(PAYMENT_REQUEST, { externalId: '2' })
    expect(ledger).toHaveLength(2)
  })

  it('duplicateKey names another identity', async () => {
    const { gateway, ledger } = openCounting({ paymentOptions: { duplicateKey: ({ trxId }) => trxId } })
    await gateway.pay(PAYMENT_REQUEST)
    expect(readCode(await gateway.pay(OTHER_PAYMENT))).toStrictEqual(CONFLICT)
    expect(readCode(await gateway.pay(OTHER_BODY))).toStrictEqual(SUCCESSFUL)
    expect(ledger).toHaveLength(2)
  })

  it('fieldNames reach the duplicate key', async () => {
    const { gateway, ledger, events } = openCounting({
      paymentOptions: { fieldNames: { paymentRequestId: 'payReqId' } },
    })
    const { paymentRequestId, ...rest } = PAYMENT_REQUEST
    await gateway.pay({ ...rest, payReqId: paymentRequestId })
    expect(readCode(await gateway.pay({ ...rest, payReqId: paymentRequestId, more: 1 }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ clientId: CLIENT_ID, service: 'nico.payment' })
  })
})
