import { describe, expect, it, vi } from 'vitest'
import {
  any,
  defineService,
  OUTCOMES,
  type OutcomeName,
  type Refusal,
  type Rejection,
  reject,
} from '../../src/index.ts'
import { makeGate } from '../support/gate.ts'
import {
  causeOf,
  gatewayOf,
  inquiryService,
  openMerchant,
  paymentService,
  type TestHandler,
} from '../support/merchant.ts'
import { INQUIRY_PATH, PAYMENT_PATH } from '../support/request.ts'

const circular: Record<string, unknown> = {}
circular.self = circular

function nest(depth: number): object {
  let value: object = {}
  for (let level = 0; level < depth; level++) value = { value }
  return value
}

/** What a handler may do in plain JavaScript. */
const handlerOf = (act: () => unknown): TestHandler => act as TestHandler

describe('a handler that throws', () => {
  const thrown: [string, () => unknown][] = [
    ['an Error', () => raise(new Error('the database is down'))],
    ['a rejected promise', () => Promise.reject(new Error('the database is down'))],
    ['a text', () => raise('text')],
    ['undefined', () => raise(undefined)],
    ['null', () => raise(null)],
    ['an object without a prototype', () => raise(Object.create(null))],
    ['a symbol', () => raise(Symbol('s'))],
  ]
  it.each(thrown)('%s: 500xx00, and only onEvent learns what', async (_, act) => {
    const merchant = openMerchant({ inquiry: handlerOf(act) })
    const answer = await merchant.call()
    expect([answer.status, answer.json]).toEqual([500, { responseCode: '5002400', responseMessage: 'General Error' }])
    expect(merchant.lastEvent()).toMatchObject({ type: 'failed', cause: { code: 'HANDLER_THREW' } })
  })

  it('hands its very error to onEvent', async () => {
    const error = new Error('the database is down')
    const merchant = openMerchant({ inquiry: () => raise(error) })
    await merchant.call()
    expect(merchant.lastEvent()).toHaveProperty('error', error)
  })
})

describe('a handler that answers rubbish', () => {
  const rubbish: [string, unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['42', 42],
    ['a text', 'text'],
    ['a list', []],
    ['an object of something else', { other: 1 }],
    ['a field of a wrong type', { text: 42 }],
    ['a field that is too long', { text: 'x'.repeat(21) }],
    ['a promise inside', { text: Promise.resolve('a') }],
    [
      'a getter that throws',
      Object.defineProperty({}, 'text', { get: () => raise(new Error('lazy')), enumerable: true }),
    ],
  ]
  it.each(rubbish)('%s: 500xx00, and ANSWER_INVALID for the operator', async (_, value) => {
    const merchant = openMerchant({ inquiry: handlerOf(() => value) })
    const answer = await merchant.call()
    expect([answer.status, answer.code, causeOf(merchant)]).toEqual([500, '5002400', 'ANSWER_INVALID'])
  })

  const unwritable: [string, object][] = [
    ['a BigInt inside', { amount: 1n }],
    ['a circle', circular],
    ['a toJSON that throws', { toJSON: () => raise(new Error('no')) }],
    ['nesting that JSON cannot follow', nest(20_000)],
  ]
  it.each(unwritable)('%s, which its table lets through: 500xx00 too', async (_, value) => {
    const service = defineService<object, { value: unknown }>({
      id: 'open',
      path: INQUIRY_PATH,
      code: '24',
      fields: {},
      answer: { value: any },
    })
    const merchant = openMerchant({ gateways: [gatewayOf(service, () => ({ value }))] })
    const answer = await merchant.call()
    expect([answer.status, answer.code, causeOf(merchant)]).toEqual([500, '5002400', 'ANSWER_INVALID'])
    expect(merchant.lastEvent()).toHaveProperty('error', expect.any(Error))
  })

  it('names the field in onEvent, and nowhere else', async () => {
    const merchant = openMerchant({ inquiry: () => ({ text: 'x'.repeat(21) }) })
    const answer = await merchant.call()
    expect(answer.text).not.toContain('text')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: { code: 'ANSWER_INVALID', field: 'text', message: expect.stringContaining('text: ') },
    })
  })

  it('is never run again', async () => {
    const run = vi.fn(handlerOf(() => 42))
    const { call } = openMerchant({ payment: run })
    for (let count = 0; count < 3; count++) {
      expect((await call({ path: PAYMENT_PATH, externalId: 'same' })).code).toBe('5002500')
    }
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('a rejection', () => {
  const names = Object.keys(OUTCOMES).filter((name) => name !== 'successful') as OutcomeName[] // the table's keys
  it.each(names)('%s, returned and thrown, is its code', async (outcome) => {
    const { httpStatus, caseCode } = OUTCOMES[outcome]
    const acts: [string, TestHandler][] = [
      ['returned', () => reject(outcome)],
      ['promised', async () => reject(outcome)],
      ['thrown', () => raise(reject(outcome))],
      ['refused', async () => raise(reject(outcome))],
    ]
    for (const [, inquiry] of acts) {
      const merchant = openMerchant({ inquiry })
      const answer = await merchant.call()
      expect([answer.status, answer.code]).toEqual([httpStatus, `${httpStatus}24${caseCode}`])
      expect(merchant.lastEvent()).toMatchObject({ type: 'answered', outcome })
    }
  })

  it('carries its reason and data, which cannot overwrite the code', async () => {
    const data = { responseCode: '2002400', responseMessage: 'Successful', virtualAccountData: { status: '01' } }
    const { call } = openMerchant({ inquiry: () => reject('invalidBill', { reason: 'not registered', data }) })
    expect((await call()).text).toBe(
      '{"responseCode":"4042412","responseMessage":"Invalid Bill/Virtual Account [not registered]","virtualAccountData":{"status":"01"}}',
    )
  })

  it('of another copy of this package is one too', async () => {
    const foreign = Object.assign(new Error('refused'), {
      [Symbol.for('@snap-sdk/core/Rejection')]: true,
      outcome: 'paidBill',
    }) as unknown as Rejection
    expect((await openMerchant({ inquiry: () => foreign }).call()).code).toBe('4042414')
  })

  it.each([
    ['an outcome that is none', { outcome: 'nothing' }],
    ['data that cannot be written', { outcome: 'paidBill', data: { circular } }],
  ])('with %s is 500xx00', async (_, parts) => {
    const foreign = Object.assign(new Error('refused'), { [Symbol.for('@snap-sdk/core/Rejection')]: true }, parts)
    const merchant = openMerchant({ inquiry: handlerOf(() => foreign) })
    expect((await merchant.call()).code).toBe('5002400')
    expect(causeOf(merchant)).toBe('ANSWER_INVALID')
  })
})

describe('maxConcurrentHandlers', () => {
  it('beyond it 429xx00; a call that is refused burns no ID, and a place that is free is taken', async () => {
    const gate = makeGate()
    const inquiry = vi.fn<TestHandler>(async ({ text }) => {
      await gate.promise
      return { text }
    })
    const merchant = openMerchant({ maxConcurrentHandlers: 2, inquiry })
    const running = [merchant.call(), merchant.call()]
    await vi.waitFor(() => expect(inquiry).toHaveBeenCalledTimes(2))
    expect((await merchant.call({ externalId: 'third' })).code).toBe('4292400')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'refused',
      cause: { code: 'TOO_MANY_HANDLERS', message: expect.stringContaining('maxConcurrentHandlers') },
    })
    gate.open()
    for (const call of running) expect((await call).code).toBe('2002400')
    expect((await merchant.call({ externalId: 'third' })).code).toBe('2002400')
  })

  it('is counted after authentication: a forged call cannot tell', async () => {
    const gate = makeGate<{ text: string }>()
    const inquiry = vi.fn(() => gate.promise)
    const merchant = openMerchant({ maxConcurrentHandlers: 1, inquiry })
    const running = merchant.call()
    await vi.waitFor(() => expect(inquiry).toHaveBeenCalled())
    expect((await merchant.call({ clientSecret: 'another' })).code).toBe('4012400')
    expect((await merchant.call({ body: {} })).code).toBe('4002402')
    expect((await merchant.call()).code).toBe('4292400')
    gate.open({ text: 'done' })
    await running
  })

  it('a handler that throws gives its place back', async () => {
    const merchant = openMerchant({ maxConcurrentHandlers: 1, inquiry: () => raise(new Error('no')) })
    for (let count = 0; count < 5; count++) expect((await merchant.call()).code).toBe('5002400')
  })
})

function raise(error: unknown): never {
  throw error
}

describe('an answer that writes itself', () => {
  class Row {
    readonly text = 'shown'
    readonly secretColumn = 'hidden'
    toJSON() {
      return { text: this.text }
    }
  }

  it('is written as it says, in data too', async () => {
    const merchant = openMerchant({ inquiry: async () => reject('paidBill', { data: new Row() }) })
    expect((await merchant.call()).text).toBe('{"responseCode":"4042414","responseMessage":"Paid Bill","text":"shown"}')
  })

  it('as no object is 500xx00', async () => {
    const merchant = openMerchant({ inquiry: async () => reject('paidBill', { data: new Date(0) }) })
    expect((await merchant.call()).code).toBe('5002400')
    expect(causeOf(merchant)).toBe('ANSWER_INVALID')
  })

  it('cannot change the response code', async () => {
    const data = { responseCode: '2002400', responseMessage: 'Successful', reason: 'other' }
    const merchant = openMerchant({ inquiry: async () => reject('paidBill', { data }) })
    expect((await merchant.call()).text).toBe(
      '{"responseCode":"4042414","responseMessage":"Paid Bill","reason":"other"}',
    )
  })
})

describe('context.reject', () => {
  it('returned or thrown is a rejection like any other', async () => {
    const acts: TestHandler[] = [
      (_, context) => context.reject('paidBill', { reason: 'why', data: { more: 1 } }),
      async (_, context) => raise(context.reject('paidBill', { reason: 'why', data: { more: 1 } })),
    ]
    for (const inquiry of acts) {
      const answer = await openMerchant({ inquiry }).call()
      expect(answer.text).toBe('{"responseCode":"4042414","responseMessage":"Paid Bill","more":1}')
    }
  })

  it('made and dropped is 500xx00, never a payment taken in silence, and its claim is kept', async () => {
    const run = vi.fn<TestHandler>(async ({ text }, context) => {
      if (text === 'paid') context.reject('paidBill')
      return { text }
    })
    const merchant = openMerchant({ payment: run })
    const call = { path: PAYMENT_PATH, externalId: 'same', body: { text: 'paid', reference: 'R1' } }
    expect((await merchant.call(call)).json).toEqual({ responseCode: '5002500', responseMessage: 'General Error' })
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: {
        code: 'REJECTION_DROPPED',
        dropped: 'paidBill',
        message: expect.stringContaining("context.reject('paidBill') was made and neither returned nor thrown"),
      },
    })
    expect((await merchant.call(call)).code).toBe('5002500')
    expect(merchant.lastEvent()).toMatchObject({ type: 'answered', duplicate: 'replay' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('one of several that is returned is the answer', async () => {
    const merchant = openMerchant({
      inquiry: (_, context) => {
        context.reject('paidBill')
        return context.reject('invalidBill')
      },
    })
    expect((await merchant.call()).code).toBe('4042412')
  })

  it('dropped by a handler that throws is the throw: a retry runs it again', async () => {
    const merchant = openMerchant({
      inquiry: (_, context) => {
        context.reject('paidBill')
        return raise(new Error('down'))
      },
    })
    expect((await merchant.call()).code).toBe('5002400')
    expect(causeOf(merchant)).toBe('HANDLER_THREW')
  })

  it('of the package itself cannot be missed: nobody knows whose it was', async () => {
    const merchant = openMerchant({
      inquiry: ({ text }) => {
        reject('paidBill')
        return { text }
      },
    })
    expect((await merchant.call()).code).toBe('2002400')
  })

  it('for an outcome that is not one is the merchant’s error, as reject’s own', async () => {
    const merchant = openMerchant({ inquiry: (_, context) => context.reject('successful') })
    expect((await merchant.call()).code).toBe('5002400')
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'HANDLER_THREW' }, error: { code: 'OUTCOME_INVALID' } })
  })
})

describe('toRefusalBody', () => {
  const openWith = (toRefusalBody: (refusal: Refusal) => object, inquiry: TestHandler = ({ text }) => ({ text })) =>
    openMerchant({
      dialect: { services: { inquiry: inquiryService.with({ toRefusalBody }), payment: paymentService } },
      inquiry,
    })
  const echoing = ({ outcome, reason, body }: Refusal) => ({ refused: { outcome, reason, body } })

  it('says what stands beside a refusal’s code: of what was received, what passed its own check', async () => {
    const merchant = openWith(echoing)
    const body = { text: 'x'.repeat(21), amount: { value: '010', currency: 'IDR', more: 1 }, reference: ' R ', own: 1 }
    expect((await merchant.call({ body })).json).toEqual({
      responseCode: '4002401',
      responseMessage: 'Invalid Field Format text',
      refused: {
        outcome: 'invalidFieldFormat',
        reason: 'text',
        body: { amount: { value: '010', currency: 'IDR' }, reference: ' R ' },
      },
    })
  })

  it('is asked for a handler’s own rejection, too, whose data wins', async () => {
    const inquiry = () => reject('invalidBill', { reason: 'gone', data: { refused: 'own' } })
    expect((await openWith(echoing, inquiry).call()).json).toEqual({
      responseCode: '4042412',
      responseMessage: 'Invalid Bill/Virtual Account [gone]',
      refused: 'own',
    })
    expect((await openWith(echoing, () => reject('invalidBill', { reason: 'gone' })).call()).json.refused).toEqual({
      outcome: 'invalidBill',
      reason: 'gone',
      body: { text: 'hello' },
    })
  })

  it('is asked for a failure of ours', async () => {
    const merchant = openWith(echoing, () => raise(new Error('down')))
    expect((await merchant.call()).json.refused).toEqual({ outcome: 'generalError', body: { text: 'hello' } })
  })

  it('is asked only once the signature is proven', async () => {
    const toRefusalBody = vi.fn(echoing)
    const merchant = openWith(toRefusalBody)
    for (const parts of [
      { clientSecret: 'another' },
      { accessToken: 'x.y.z' },
      { headers: { 'channel-id': undefined } },
      { method: 'PUT' },
      { sentBody: Buffer.from('x'.repeat(70_000)) },
    ]) {
      expect((await merchant.call(parts)).json).not.toHaveProperty('refused')
    }
    expect(toRefusalBody).not.toHaveBeenCalled()
    expect((await merchant.call({ body: 'no JSON' })).json.refused).toEqual({ outcome: 'badRequest', body: {} })
  })

  it.each<[string, () => unknown]>([
    ['throws', () => raise(new Error('no body'))],
    ['gives nothing', () => undefined],
    ['gives null', () => null],
    ['gives a list', () => []],
    ['gives a text', () => 'text'],
    ['gives what cannot be written', () => ({ circular })],
  ])('that %s leaves code and message, with a warning', async (_, act) => {
    const toRefusalBody = act as () => object // what JavaScript lets through
    const refused = openWith(toRefusalBody)
    expect((await refused.call({ body: {} })).json).toEqual({
      responseCode: '4002402',
      responseMessage: 'Invalid Mandatory Field text',
    })
    expect(refused.events.at(-1)).toMatchObject({
      type: 'warning',
      code: 'REFUSAL_BODY_FAILED',
      service: 'inquiry',
      message: 'toRefusalBody of inquiry threw: the refusal went out with code and message alone',
      error: expect.any(Error),
    })
    expect(causeOf(refused)).toBe('FIELD_MISSING')

    const rejecting = openWith(toRefusalBody, () => reject('paidBill', { data: { more: 1 } }))
    expect((await rejecting.call()).json).toEqual({
      responseCode: '4042414',
      responseMessage: 'Paid Bill',
      more: 1,
    })
    expect(rejecting.warnings()).toEqual(['REFUSAL_BODY_FAILED'])

    const failing = openWith(toRefusalBody, () => raise(new Error('down')))
    expect((await failing.call()).json).toEqual({ responseCode: '5002400', responseMessage: 'General Error' })
    expect(failing.warnings()).toEqual(['REFUSAL_BODY_FAILED'])
  })
})
