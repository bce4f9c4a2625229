import type { DuplicateRules } from '@snap-sdk/core'
import type { NicoPaymentHandler } from '@snap-sdk/gateways'
import { describe, expect, it } from 'vitest'
import { createGate } from './support/gate.ts'
import { readCode } from './support/nicepay-caller.ts'
import { type MerchantOptions, openMerchant } from './support/open-merchant.ts'
import { BILL, CLIENT_ID, INQUIRY_REQUEST, PAYMENT_REQUEST } from './support/samples.ts'

const CONFLICT = [409, '4090000', 'Conflict']
const SUCCESSFUL = [200, '2000000', 'Successful']
const OTHER_BODY = { ...PAYMENT_REQUEST, trxId: 'another' }
const OTHER_PAYMENT = { ...PAYMENT_REQUEST, paymentRequestId: 'another' }

const HOUR = 3_600_000
const DAY = 24 * HOUR

function withDuplicates(duplicates: DuplicateRules): MerchantOptions {
  return { contract: { services: { nicoPayment: { duplicates } } } }
}

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
    const { caller, ledger, events } = openCounting()
    const first = await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(first)).toStrictEqual(SUCCESSFUL)
    expect(again.response.text).toBe(first.response.text)
    expect(again.response.status).toBe(200)
    expect(ledger).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'answered', duplicate: 'replay', responseCode: '2000000' })
  })

  it('with other white space is the same', async () => {
    const { caller, ledger } = openCounting()
    const first = await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await caller.pay(JSON.stringify(PAYMENT_REQUEST, null, 2), { externalId: '1' })
    expect(again.response.text).toBe(first.response.text)
    expect(ledger).toHaveLength(1)
  })

  it('with another body is 4090000', async () => {
    const { caller, ledger, events } = openCounting()
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(await caller.pay(OTHER_PAYMENT, { externalId: '1' }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ type: 'refused', cause: { code: 'DUPLICATE_CONFLICT' } })
  })

  it('under a new external ID gets the first answer', async () => {
    const { caller, ledger } = openCounting()
    const first = await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await caller.pay(PAYMENT_REQUEST, { externalId: '2' })
    expect(again.response.text).toBe(first.response.text)
    expect(ledger).toHaveLength(1)
  })

  it('under a new external ID with another body is 4090000', async () => {
    const { caller, ledger } = openCounting()
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(await caller.pay(OTHER_BODY, { externalId: '2' }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
  })

  it.each([undefined, null, ''])(
    'under a new external ID is a new payment when paymentRequestId is %o',
    async (none) => {
      const { caller, ledger } = openCounting()
      const body = { ...PAYMENT_REQUEST, paymentRequestId: none }
      const first = await caller.pay(body, { externalId: '1' })
      const second = await caller.pay(body, { externalId: '2' })
      expect([first, second].map(({ response }) => response.body.payNoData.partnerReferenceNo)).toStrictEqual([
        'R1',
        'R2',
      ])
      expect(ledger).toHaveLength(2)
    },
  )

  it('with the paymentRequestId of another payNo is a new payment', async () => {
    const { caller, ledger } = openCounting()
    await caller.pay(PAYMENT_REQUEST)
    await caller.pay({ ...PAYMENT_REQUEST, payNo: '701589101115' })
    expect(ledger).toStrictEqual(['701589101110', '701589101115'])
  })

  it('many times at once is taken once, and each hears the first answer', async () => {
    const { caller, ledger } = openCounting()
    await caller.requestToken()
    const sent = Array.from({ length: 8 }, (_, index) =>
      caller.pay(PAYMENT_REQUEST, { externalId: index % 2 === 0 ? '1' : `${index}` }),
    )
    const answers = (await Promise.all(sent)).map(({ response }) => response.text)
    expect(ledger).toHaveLength(1)
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0] ?? '').responseCode).toBe('2000000')
  })

  it('while the first is running waits for it, and gets the first answer', async () => {
    const ending = createGate()
    const beginning = createGate()
    const { caller } = openMerchant({
      payment: () => {
        beginning.open()
        return ending.opened
      },
    })
    const first = caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    await beginning.opened
    const second = caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    ending.open()
    const { text } = (await first).response
    expect((await second).response.text).toBe(text)
    expect((await caller.pay(PAYMENT_REQUEST, { externalId: '1' })).response.text).toBe(text)
  })

  it('after a call that was refused is the first: no external ID is burnt', async () => {
    const { caller, ledger } = openCounting()
    const externalId = '1'
    const forged = { externalId, headers: { 'X-SIGNATURE': 'AAAA' } }
    expect(readCode(await caller.pay(OTHER_BODY, forged))[1]).toBe('4010000')
    expect(readCode(await caller.pay({ ...PAYMENT_REQUEST, payNo: null }, { externalId }))[1]).toBe('4000002')
    expect(readCode(await caller.pay('{', { externalId }))[1]).toBe('4000000')
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { externalId }))).toStrictEqual(SUCCESSFUL)
    expect(ledger).toHaveLength(1)
  })

  it('from another partner, or as an inquiry, is another call', async () => {
    const { caller, otherCaller, ledger } = openCounting()
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    await otherCaller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(ledger).toHaveLength(2)
    expect(readCode(await caller.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
  })
})

describe('midnight in Jakarta', () => {
  const before = new Date('2024-01-22T16:59:50Z') // 23:59:50
  const after = new Date('2024-01-22T17:00:10Z') // 00:00:10, the next day

  it('makes no new payment of a retry, by its external ID', async () => {
    const { caller, ledger, clock } = openCounting()
    const body = { ...PAYMENT_REQUEST, paymentRequestId: undefined }
    clock.now = before
    const first = await caller.pay(body, { externalId: '1' })
    clock.now = after
    const again = await caller.pay(body, { externalId: '1' })
    expect(again.response.text).toBe(first.response.text)
    expect(ledger).toHaveLength(1)
  })

  it('lets another payment have an old external ID', async () => {
    const { caller, ledger, clock } = openCounting()
    clock.now = before
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    clock.now = after
    expect(readCode(await caller.pay(OTHER_PAYMENT, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
    expect(ledger).toHaveLength(2)
  })

  it('is that of X-TIMESTAMP, not that of the arrival', async () => {
    const { caller, ledger, clock } = openCounting()
    clock.now = before
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    clock.now = after
    const timestamp = '2024-01-22T23:59:59+07:00'
    expect(readCode(await caller.pay(OTHER_PAYMENT, { externalId: '1', timestamp }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
  })

  it('frees an inquiry’s external ID', async () => {
    const { caller, clock } = openMerchant()
    clock.now = before
    expect(readCode(await caller.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
    expect(readCode(await caller.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(CONFLICT)
    clock.now = after
    expect(readCode(await caller.inquire(INQUIRY_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
  })

  it.each([
    ['7 days', undefined, 7],
    ['keepDays', 2, 2],
  ])('passes for %s before a payment is forgotten', async (_, keepDays, days) => {
    const { caller, ledger, clock } = openCounting(withDuplicates(keepDays === undefined ? {} : { keepDays }))
    const start = clock.now.getTime()
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    clock.now = new Date(start + days * DAY - HOUR)
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(ledger).toHaveLength(1)
    clock.now = new Date(start + days * DAY + HOUR)
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(ledger).toHaveLength(2)
  })
})

describe('the contract’s rows', () => {
  it('repeat: conflict gives a payment’s duplicate 4090000', async () => {
    const { caller, ledger } = openCounting(withDuplicates({ repeat: 'conflict' }))
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { externalId: '1' }))).toStrictEqual(CONFLICT)
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { externalId: '2' }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
  })

  it('repeat: replay gives an inquiry’s duplicate the first answer', async () => {
    let runs = 0
    const { caller } = openMerchant({
      inquiry: () => ({ ...BILL, partnerReferenceNo: `R${++runs}` }),
      contract: { services: { nicoInquiry: { duplicates: { repeat: 'replay' } } } },
    })
    const first = await caller.inquire(INQUIRY_REQUEST, { externalId: '1' })
    expect((await caller.inquire(INQUIRY_REQUEST, { externalId: '1' })).response.text).toBe(first.response.text)
    expect(runs).toBe(1)
  })

  it('no key makes every external ID a payment', async () => {
    const { caller, ledger } = openCounting(withDuplicates({ key: undefined }))
    await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    await caller.pay(PAYMENT_REQUEST, { externalId: '2' })
    expect(ledger).toHaveLength(2)
  })

  it('key names another identity', async () => {
    const { caller, ledger } = openCounting(withDuplicates({ key: ['trxId'] }))
    await caller.pay(PAYMENT_REQUEST)
    expect(readCode(await caller.pay(OTHER_PAYMENT))).toStrictEqual(CONFLICT)
    expect(readCode(await caller.pay(OTHER_BODY))).toStrictEqual(SUCCESSFUL)
    expect(ledger).toHaveLength(2)
  })

  it('fieldNames reach the duplicate key', async () => {
    const { caller, ledger, events } = openCounting({ contract: { fieldNames: { paymentRequestId: 'payReqId' } } })
    const { paymentRequestId, ...rest } = PAYMENT_REQUEST
    await caller.pay({ ...rest, payReqId: paymentRequestId })
    expect(readCode(await caller.pay({ ...rest, payReqId: paymentRequestId, more: 1 }))).toStrictEqual(CONFLICT)
    expect(ledger).toHaveLength(1)
    expect(events.at(-1)).toMatchObject({ clientId: CLIENT_ID, gateway: 'nicepay', service: 'nicoPayment' })
  })
})
