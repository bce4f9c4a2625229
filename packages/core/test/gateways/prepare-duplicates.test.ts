import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prepareDuplicates } from '../../src/gateways/prepare-duplicates.ts'
import { type AnyService, type DuplicateRules, type Meaning, type Repeat, reject } from '../../src/index.ts'
import { causeOf, inquiryService, openMerchant, paymentService } from '../support/merchant.ts'
import { PAYMENT_PATH } from '../support/request.ts'

const wiring = { where: 'bca vaPayment', hasExternalId: true, refusalUndoes: false }
const pays: AnyService = paymentService.with({ meaning: ({ status }) => (status ?? 'paid') as Meaning })
const asks: AnyService = inquiryService

const prepare = (rules: DuplicateRules = {}, service = pays, changes: Partial<typeof wiring> = {}) =>
  prepareDuplicates(service, rules, { ...wiring, ...changes })

describe('the defaults', () => {
  it('of what reports money: an answer is kept for 7 days and replayed, and a duplicate waits for it', () => {
    const policy = prepare({ key: ['reference'] })
    expect(policy.repeat({})).toBe('replay')
    expect(policy).toMatchObject({
      keepsAnswer: true,
      waits: true,
      keepDays: 7,
      mismatch: 'conflict',
      whileRunning: 'timeout',
      keyField: 'reference',
    })
  })

  it('of what asks: a duplicate conflicts, at once', () => {
    const policy = prepare({}, asks)
    expect(policy.repeat({})).toBe('conflict')
    expect(policy).toMatchObject({ keepsAnswer: false, waits: false, whileRunning: 'conflict', keyField: undefined })
  })

  it('a key under conflict is kept as long as an answer would be', () => {
    expect(prepare({ repeat: 'conflict', key: ['reference'] })).toMatchObject({ keepsAnswer: true, waits: true })
  })
})

describe('money under conflict, without a key', () => {
  it('keeps its answer: a first refusal is told again, and an empty body would not be one', () => {
    expect(prepare({ repeat: 'conflict' })).toMatchObject({ keepsAnswer: true, waits: true })
  })
})

describe('the rules that cannot work', () => {
  it.each<[rules: unknown, message: string]>([
    [{ repeat: 'none' }, "duplicates.repeat is 'none'; it must be conflict, replay, inconsistent, or a function."],
    [{ key: [] }, 'duplicates.key names no field that must be there.'],
    [{ key: ['reference?', 'amount?'] }, 'duplicates.key names no field that must be there.'],
    [{ keepDays: 0 }, 'duplicates.keepDays is 0; it must be above 0 and at most 365.'],
    [{ keepDays: 366 }, 'duplicates.keepDays is 366'],
    [{ keepDays: Number.NaN }, 'duplicates.keepDays is NaN'],
    [{ mismatch: 'nothing' }, "duplicates.mismatch is 'nothing', which is not an outcome that says no."],
    [{ mismatch: 'successful' }, "duplicates.mismatch is 'successful'"],
    [{ whileRunning: 'toString' }, "duplicates.whileRunning is 'toString'"],
  ])('%j', (rules, message) => {
    const error = expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringContaining(message) })
    expect(() => prepare(rules as DuplicateRules)).toThrow(error)
    const services = { payment: { duplicates: rules as DuplicateRules } }
    expect(() => openMerchant({ contract: { services } })).toThrow(
      expect.objectContaining({
        code: 'SERVICE_INVALID',
        message: expect.stringContaining(`test payment: ${message}`),
      }),
    )
  })

  it('neither an external ID that must be there nor a key', () => {
    const message =
      'bca vaPayment: its calls carry no X-EXTERNAL-ID that must be there, and duplicates.key names no field, so two calls could not be told apart.'
    const error = expect.objectContaining({ code: 'SERVICE_INVALID', message: expect.stringContaining(message) })
    expect(() => prepare({}, pays, { hasExternalId: false })).toThrow(error)
    expect(() => prepare({ key: ['reference'] }, pays, { hasExternalId: false })).not.toThrow()
    for (const rule of [false, { optional: /^.$/ }] as const) {
      const open = () => openMerchant({ contract: { headers: { 'X-EXTERNAL-ID': rule } } })
      expect(open).toThrow(/test inquiry: its calls carry no X-EXTERNAL-ID/)
    }
  })

  it('a repeat that undoes the payment', () => {
    const undoing = { refusalUndoes: true }
    for (const repeat of ['conflict', 'inconsistent', (): Repeat => 'replay'] as const)
      expect(() => prepare({ repeat }, pays, undoing)).toThrow(/refusalUndoes is set/)
    expect(() => prepare({ repeat: 'replay' }, pays, undoing)).not.toThrow()
    expect(() => prepare({ repeat: 'conflict' }, asks, undoing)).not.toThrow()
  })
})

describe('the key', () => {
  const { name } = prepare({ key: ['reference', 'amount', 'additionalInfo.rrn', 'store?'] })
  const key = (values: object) => name({ ...values }).key
  const values = { reference: 'R1', amount: { value: '10', currency: 'IDR' }, additionalInfo: { rrn: 'N1' } }

  it('is the meaning and the values of its fields, one text each', () => {
    expect(key(values)).toEqual(['paid', '"R1"', '{"currency":"IDR","value":"10.00"}', '"N1"', ''])
    expect(key({ ...values, store: 'S' })?.at(-1)).toBe('"S"')
    expect(key({ ...values, status: 'refunded' })?.[0]).toBe('refunded')
  })

  it.each([undefined, null, ''])('a member that is %j makes none', (nothing) => {
    expect(key({ ...values, reference: nothing })).toBeUndefined()
    expect(key({ ...values, additionalInfo: { rrn: nothing } })).toBeUndefined()
    expect(key({ ...values, additionalInfo: nothing })).toBeUndefined()
    expect(key({ ...values, store: nothing })).toEqual(key(values))
  })

  it('never holds a text for what is missing', () => {
    expect(key({ ...values, reference: 'undefined' })).not.toEqual(key(values))
    expect(prepare().name(values).key).toBeUndefined()
  })

  it('of another meaning holds further fields, and a payment’s never does', () => {
    const policy = prepare({ key: ['reference'], otherKey: ['refundNo', 'total'] })
    const notice = { reference: 'R1', refundNo: '1', total: { value: '5', currency: 'IDR' } }
    expect(policy.name(notice).key).toEqual(policy.name({ reference: 'R1' }).key)
    const refunds = [notice, { ...notice, refundNo: '2' }, { ...notice, total: { value: '6', currency: 'IDR' } }]
    const keys = refunds.map((refund) => JSON.stringify(policy.name({ ...refund, status: 'refunded' }).key))
    expect(new Set(keys).size).toBe(3)
    // A refund that says nothing of itself goes by its whole body, in key and sameness: it must not be lost.
    const bare = { reference: 'R1', status: 'refunded' }
    for (const other of [
      { ...bare, at: '2' },
      { ...bare, amount: { value: '1', currency: 'IDR' } },
    ]) {
      expect(policy.name(other).key).not.toEqual(policy.name(bare).key)
    }
    expect(policy.name({ ...bare }).key).toEqual(policy.name(bare).key)
  })

  it('cannot be made to look like another one', () => {
    const two = prepare({ key: ['first', 'second'] })
    const text = fc.string({ unit: fc.constantFrom(...'ab",[]\\'), minLength: 1 })
    fc.assert(
      fc.property(text, text, text, text, (first, second, third, fourth) => {
        const one = JSON.stringify(two.name({ first, second }).key)
        const other = JSON.stringify(two.name({ first: third, second: fourth }).key)
        expect(one === other).toBe(first === third && second === fourth)
      }),
    )
  })
})

describe('the sameness', () => {
  const { name } = prepare({ sameness: ['reference', 'amount'] })
  const sameness = (values: object) => name({ ...values }).sameness

  it('counts amounts by value, and the meaning always', () => {
    const of = (value: unknown, status = 'paid') =>
      sameness({ reference: 'R', amount: { value, currency: 'IDR' }, status })
    expect(of('10000')).toBe(of('10000.00'))
    expect(of('010000.0')).toBe(of('10000.00'))
    expect(of('10000')).not.toBe(of('10001'))
    expect(of('10000')).not.toBe(of('10000', 'refunded'))
    expect(sameness({ reference: 'R', amount: { value: '1', currency: 'IDR' } })).not.toBe(
      sameness({ reference: 'R', amount: { value: '1', currency: 'USD' } }),
    )
  })

  it('changes with each of its fields alone, and with no other', () => {
    const whole = { reference: 'R', amount: { value: '1', currency: 'IDR' }, other: 1 }
    expect(sameness({ ...whole, other: 2 })).toBe(sameness(whole))
    expect(sameness({ ...whole, reference: 'S' })).not.toBe(sameness(whole))
    expect(sameness({ ...whole, reference: undefined })).not.toBe(sameness(whole))
  })

  it('is the whole body where no field is named', async () => {
    expect(prepare().name({}).sameness).toBeUndefined()
    const merchant = openMerchant()
    const call = { path: PAYMENT_PATH, externalId: 'e' }
    await merchant.call({ ...call, body: { text: 'a', reference: 'R', more: 1 } })
    await merchant.call({ ...call, body: { text: 'a', reference: 'R', more: 2 } })
    expect(causeOf(merchant)).toBe('DUPLICATE_CONFLICT')
  })
})

describe('the repeat', () => {
  const call = { path: PAYMENT_PATH, externalId: 'e', body: { text: 'a', reference: 'R', flag: 'Y' } }
  const open = (repeat: DuplicateRules['repeat'], more: DuplicateRules = {}) =>
    openMerchant({ contract: { services: { payment: { duplicates: { sameness: ['reference'], repeat, ...more } } } } })

  it('may depend on what the duplicate says', async () => {
    const merchant = open(({ flag }) => (flag === 'Y' ? 'replay' : 'inconsistent'))
    const first = await merchant.call(call)
    expect((await merchant.call(call)).text).toBe(first.text)
    const again = await merchant.call({ ...call, body: { text: 'a', reference: 'R', flag: 'N' } })
    expect([again.status, again.json]).toEqual([
      404,
      { responseCode: '4042518', responseMessage: 'Inconsistent Request', payment: first.json.payment },
    ])
  })

  it.each<[string, (values: object) => Repeat]>([
    [
      'throws',
      () => {
        throw new Error('no flag')
      },
    ],
    ['gives what is not a repeat', () => 'perhaps' as Repeat],
    ['gives nothing', () => undefined as unknown as Repeat],
  ])('of a function that %s is the first answer again', async (_, repeat) => {
    const merchant = open(repeat)
    const first = await merchant.call(call)
    expect((await merchant.call(call)).text).toBe(first.text)
  })

  it('is inconsistent for a first success alone: a first refusal is replayed as it was', async () => {
    const services = { payment: { duplicates: { repeat: 'inconsistent' } } } as const
    const merchant = openMerchant({ contract: { services }, payment: () => reject('paidBill', { data: { more: 1 } }) })
    const first = await merchant.call(call)
    expect(first.code).toBe('4042514')
    const again = await merchant.call(call)
    expect([again.status, again.text]).toEqual([404, first.text])
  })

  it('mismatch and whileRunning are the dialect’s own', async () => {
    const merchant = open('replay', { mismatch: 'inconsistentRequest' })
    await merchant.call(call)
    const other = await merchant.call({ ...call, externalId: 'f', body: { text: 'a', reference: 'S' } })
    expect(other.code).toBe('2002500')
    const same = await merchant.call({ ...call, body: { text: 'a', reference: 'T' } })
    expect([same.code, causeOf(merchant)]).toEqual(['4042518', 'DUPLICATE_CONFLICT'])
  })
})
