import { describe, expect, it, vi } from 'vitest'
import { memoryDuplicateStore, type OutcomeName, reject } from '../src/index.ts'
import { makeGate } from './support/gate.ts'
import { causeOf, openMerchant, type TestHandler } from './support/merchant.ts'
import { type CallParts, PAYMENT_PATH } from './support/request.ts'

/** A gateway that reverses a payment on 202 and on any 4xx but 429, as BRI documents. */
const contract = { refusalUndoes: true } as const
const payment: CallParts & { readonly body: object } = {
  path: PAYMENT_PATH,
  externalId: 'pay-1',
  body: { text: 'paid', reference: 'R1' },
}
const echo: TestHandler = async ({ text }) => ({ text })

function open(handler: TestHandler = echo) {
  const run = vi.fn(handler)
  return { run, ...openMerchant({ contract, inquiry: run, payment: run }) }
}

describe('where a refusal undoes a payment, what is refused after proof is 5xx', () => {
  const AFTER_PROOF: [what: string, parts: CallParts, cause: string][] = [
    ['a body that is not JSON', { body: 'no JSON' }, 'JSON_INVALID'],
    ['a missing field', { body: { reference: 'R1' } }, 'FIELD_MISSING'],
    ['a wrong field', { body: { text: 'x'.repeat(21), reference: 'R1' } }, 'FIELD_INVALID'],
  ]
  it.each(AFTER_PROOF)('%s', async (_, parts, cause) => {
    const merchant = open()
    const answer = await merchant.call({ ...payment, ...parts })
    expect([answer.status, answer.code, answer.json.responseMessage]).toEqual([500, '5002500', 'General Error'])
    expect(causeOf(merchant)).toBe(cause)
    expect(merchant.lastEvent()).toMatchObject({ type: 'refused', httpStatus: 500 })
    expect(merchant.warnings()).toEqual([])
    expect(merchant.run).not.toHaveBeenCalled()
    // Its claim was given back: mended, it runs.
    expect((await merchant.call(payment)).code).toBe('2002500')
  })

  it('a body too large, under a scheme that proves the caller before it is read', async () => {
    const merchant = openMerchant({ contract: { ...contract, signature: 'client-id' } })
    const call = { ...payment, scheme: 'client-id', sentBody: Buffer.from('x'.repeat(70_000)) } as const
    expect((await merchant.call(call)).code).toBe('5002500')
    expect(causeOf(merchant)).toBe('BODY_TOO_LARGE')
  })

  it('another content under a known key or external ID', async () => {
    const { run, ...merchant } = open()
    await merchant.call(payment)
    const byKey = { ...payment, externalId: 'pay-2', body: { text: 'other', reference: 'R1' } }
    const byId = { ...payment, body: { text: 'other', reference: 'R2' } }
    for (const call of [byKey, byId]) {
      expect((await merchant.call(call)).code).toBe('5002500')
      expect(causeOf(merchant)).toBe('DUPLICATE_CONFLICT')
    }
    expect(run).toHaveBeenCalledTimes(1)
    expect(merchant.warnings()).toEqual([])
  })

  it('a repeat finds its answer while as many handlers run as may', async () => {
    const gate = makeGate()
    const handler: TestHandler = async ({ text }) => {
      if (text === 'slow') await gate.promise
      return { text }
    }
    const merchant = openMerchant({ contract, payment: handler, maxConcurrentHandlers: 1 })
    expect((await merchant.call(payment)).code).toBe('2002500')
    const slow = merchant.call({ ...payment, externalId: 'pay-2', body: { text: 'slow', reference: 'R2' } })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(
      (await merchant.call({ ...payment, externalId: 'pay-3', body: { text: 'new', reference: 'R3' } })).code,
    ).toBe('4292500')
    gate.open()
    expect((await slow).code).toBe('2002500')
  })

  it('a duplicate whose first call still runs when its time is over', async () => {
    const gate = makeGate()
    const run = vi.fn<TestHandler>(async ({ text }) => {
      await gate.promise
      return { text }
    })
    const merchant = openMerchant({ contract: { ...contract, deadlineMilliseconds: 300 }, payment: run })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(run).toHaveBeenCalled())
    const duplicate = await merchant.call(payment)
    expect([duplicate.status, duplicate.code]).toEqual([504, '5042500'])
    expect(causeOf(merchant)).toBe('DUPLICATE_RUNNING')
    gate.open()
    await first
  })

  it.each<OutcomeName>(['conflict', 'paidBill'])('a whileRunning of %s is 5xx, too', async (whileRunning) => {
    const gate = makeGate()
    const run = vi.fn<TestHandler>(async ({ text }) => {
      await gate.promise
      return { text }
    })
    const services = { payment: { duplicates: { whileRunning } } }
    const merchant = openMerchant({ contract: { ...contract, deadlineMilliseconds: 300, services }, payment: run })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(run).toHaveBeenCalled())
    expect((await merchant.call(payment)).code).toBe('5002500')
    gate.open()
    await first
  })

  it('too many handlers stay 429, which such a gateway tries again', async () => {
    const gate = makeGate()
    const run = vi.fn<TestHandler>(async ({ text }) => {
      await gate.promise
      return { text }
    })
    const merchant = openMerchant({ contract, payment: run, maxConcurrentHandlers: 1 })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(run).toHaveBeenCalled())
    const other = { ...payment, externalId: 'pay-2', body: { text: 'paid', reference: 'R2' } }
    expect((await merchant.call(other)).code).toBe('4292500')
    expect(merchant.warnings()).toEqual([])
    gate.open()
    await first
  })

  it('a store that is down', async () => {
    const duplicates = { ...memoryDuplicateStore(), claim: async () => Promise.reject(new Error('down')) }
    const merchant = openMerchant({ contract, duplicates })
    expect((await merchant.call(payment)).code).toBe('5002501')
  })
})

describe('a call is looked up before it is judged', () => {
  const lacking = { ...payment, body: { reference: 'R1' } }

  it('one that was answered is answered the same, whatever its fields have become', async () => {
    const { run, ...merchant } = openMerchantWithSameness()
    const first = await merchant.call(payment)
    const again = await merchant.call({ ...lacking, externalId: 'pay-2' })
    expect([again.text, again.status]).toEqual([first.text, 200])
    expect(merchant.lastEvent()).toMatchObject({ type: 'answered', duplicate: 'replay' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('and elsewhere it is judged first', async () => {
    const merchant = openMerchant({ contract: { services: { payment: { duplicates: { sameness: ['reference'] } } } } })
    await merchant.call(payment)
    expect((await merchant.call({ ...lacking, externalId: 'pay-2' })).code).toBe('4002502')
  })

  function openMerchantWithSameness() {
    const run = vi.fn(echo)
    const services = { payment: { duplicates: { sameness: ['reference'] } } }
    return { run, ...openMerchant({ contract: { ...contract, services }, payment: run }) }
  }
})

describe('what may be 4xx all the same', () => {
  it.each<OutcomeName>(['paidBill', 'invalidBill', 'invalidAmount', 'conflict', 'requestInProgress'])(
    'a handler’s own %s, with a warning to the operator',
    async (outcome) => {
      const merchant = open(() => reject(outcome))
      const { code, status } = await merchant.call(payment)
      expect([400, 404, 409, 202]).toContain(status)
      expect(merchant.lastEvent()).toMatchObject({ type: 'answered', outcome })
      expect(merchant.warnings()).toEqual(['PAYMENT_MAY_BE_REVERSED'])
      expect(merchant.events.at(-1)).toMatchObject({
        type: 'warning',
        gateway: 'test',
        service: 'payment',
        clientId: 'IONPAYTEST',
        externalId: 'pay-1',
        paymentId: expect.stringMatching(/^[\w-]{43}$/),
        message: expect.stringContaining(code),
      })
    },
  )

  it.each<OutcomeName>(['generalError', 'timeout', 'tooManyRequests'])(
    'a handler’s own %s is suspended, and no warning',
    async (outcome) => {
      const merchant = open(() => reject(outcome))
      await merchant.call(payment)
      expect(merchant.warnings()).toEqual([])
    },
  )

  it('a replayed rejection warns again', async () => {
    const merchant = open(() => reject('paidBill'))
    await merchant.call(payment)
    expect((await merchant.call(payment)).code).toBe('4042514')
    expect(merchant.warnings()).toEqual(['PAYMENT_MAY_BE_REVERSED', 'PAYMENT_MAY_BE_REVERSED'])
  })

  const FAILURES_OF_PROOF: [what: string, parts: CallParts, code: string][] = [
    ['a header that is missing', { headers: { 'channel-id': undefined } }, '4002502'],
    ['a timestamp outside', { timestamp: '2024-01-22T16:00:01+07:00' }, '4012500'],
    ['an unknown client', { headers: { 'x-partner-id': 'OTHER' } }, '4012500'],
    ['a token that is not ours', { accessToken: 'x.y.z' }, '4012501'],
    ['a signature that does not fit', { clientSecret: 'another' }, '4012500'],
    ['a body too large', { sentBody: Buffer.from('x'.repeat(70_000)) }, '4002500'],
  ]
  it.each(FAILURES_OF_PROOF)('a failure of proof: %s, with a warning', async (_, parts, code) => {
    const merchant = open()
    expect((await merchant.call({ ...payment, ...parts })).code).toBe(code)
    expect(merchant.warnings()).toEqual(['PAYMENT_MAY_BE_REVERSED'])
  })
})

it('an inquiry undoes nothing: no warning', async () => {
  const merchant = open(() => reject('paidBill'))
  expect((await merchant.call()).code).toBe('4042414')
  expect((await merchant.call({ clientSecret: 'another' })).code).toBe('4012400')
  expect(merchant.warnings()).toEqual([])
})

it.each(['conflict', 'inconsistent'] as const)('a repeat of %s is a configuration error', (repeat) => {
  const message =
    "test payment: refusalUndoes is set, and a repeat would get a 4xx, which undoes a payment. Set duplicates.repeat to 'replay'."
  expect(() => openMerchant({ contract: { ...contract, services: { payment: { duplicates: { repeat } } } } })).toThrow(
    expect.objectContaining({ code: 'SERVICE_INVALID', message }),
  )
})
