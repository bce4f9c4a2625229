import { reject } from '@snap-sdk/core'
import type { NicoPaymentHandler } from '@snap-sdk/gateways'
import { describe, expect, it } from 'vitest'
import { createGate } from './support/gate.ts'
import { readCode } from './support/nicepay-caller.ts'
import { openMerchant } from './support/open-merchant.ts'
import { PAYMENT_REQUEST } from './support/samples.ts'

const SUCCESSFUL = [200, '2000000', 'Successful']

describe('a payment that failed', () => {
  /** Fails once, by what `fail` does, then takes the payment. */
  function openFailing(fail: NicoPaymentHandler) {
    let runs = 0
    const payment: NicoPaymentHandler = (request, context) => (++runs === 1 ? fail(request, context) : undefined)
    return { ...openMerchant({ payment }), runs: () => runs }
  }

  it.each<[string, string, NicoPaymentHandler]>([
    [
      'thrown',
      '5000000',
      () => {
        throw new Error('the database is down')
      },
    ],
    ['a promise rejected', '5000000', () => Promise.reject(new Error('the database is down'))],
    ['returned, 500', '5000001', () => reject('internalServerError')],
    [
      'thrown, 500',
      '5000001',
      () => {
        throw reject('internalServerError')
      },
    ],
    ['returned, 504', '5040000', () => reject('timeout')],
    ['returned, 429', '4290000', () => reject('tooManyRequests')],
    ['returned, 202', '2020000', () => reject('requestInProgress')],
  ])('in passing is tried again: %s', async (_, code, fail) => {
    const { caller, runs } = openFailing(fail)
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { externalId: '1' }))[1]).toBe(code)
    expect(readCode(await caller.pay(PAYMENT_REQUEST, { externalId: '1' }))).toStrictEqual(SUCCESSFUL)
    expect(runs()).toBe(2)
  })

  it.each<[string, string, NicoPaymentHandler]>([
    ['returned', '4040013', () => reject('invalidAmount')],
    [
      'thrown',
      '4040013',
      () => {
        throw reject('invalidAmount')
      },
    ],
    ['returned, 409', '4090001', () => reject('duplicatePartnerReferenceNo')],
    ['an answer that is refused', '5000000', () => ({ partnerReferenceNo: 'x'.repeat(41) })],
  ])('for good stays so: %s', async (_, code, fail) => {
    const { caller, runs } = openFailing(fail)
    const first = await caller.pay(PAYMENT_REQUEST, { externalId: '1' })
    const again = await caller.pay(PAYMENT_REQUEST, { externalId: '2' })
    expect(readCode(first)[1]).toBe(code)
    expect(again.response.text).toBe(first.response.text)
    expect(runs()).toBe(1)
  })

  it('by a deadline keeps its claim: a retry waits and gets 5040000, then the late answer', async () => {
    let runs = 0
    const ending = createGate()
    const payment: NicoPaymentHandler = () => {
      runs++
      return ending.opened
    }
    const { caller, snap } = openMerchant({ payment, contract: { deadlineMilliseconds: 300 } })
    await caller.requestToken()
    const retry = () => caller.pay(PAYMENT_REQUEST, { externalId: '1' }).then(readCode)
    const patience = { timeout: 10_000 }
    expect((await retry())[1]).toBe('5040000')
    expect(await retry()).toStrictEqual([504, '5040000', 'Timeout'])
    ending.open()
    await expect.poll(retry, patience).toStrictEqual(SUCCESSFUL)
    expect(runs).toBe(1)
    await snap.close()
  })
})
