import { describe, expect, it } from 'vitest'
import type { Result } from '../../src/result.ts'
import { compileFields, optionalAll } from '../../src/services/compile-fields.ts'
import {
  amount,
  amountOf,
  any,
  date,
  digits,
  type FieldTable,
  instant,
  list,
  literal,
  number,
  object,
  opaque,
  openObject,
  optional,
  spelled,
  text,
} from '../../src/services/field.ts'
import { parseBody } from '../../src/services/parse-body.ts'

const idr = (value: unknown) => ({ value, currency: 'IDR' })
const short = (result: Result<unknown>) =>
  result.ok ? result.value : [result.failure.code, result.failure.field, result.failure.message]
const read = (table: FieldTable, body: Record<string, unknown>) => short(compileFields(table).read(body))
const write = (table: FieldTable, answer: unknown) => short(compileFields(table).write(answer))

const bills = { billNo: text(18), billAmount: optional(amount) }
const payment = {
  partnerServiceId: opaque(8),
  customerNo: opaque(20),
  paidAmount: amount,
  trxId: optional(text(5)),
  totalAmount: optional(amount),
  billDetails: optional(list(object<{ billNo: string; billAmount?: object | undefined }>(bills as never), 2)),
  additionalInfo: optional(openObject),
} satisfies FieldTable
const body = { partnerServiceId: '  088899', customerNo: '1', paidAmount: idr('10000.00') }

it('a member that somebody gave to every object is none of the body', () => {
  Object.defineProperty(Object.prototype, 'reference', {
    value: 'polluted',
    enumerable: true,
    configurable: true,
    writable: true,
  })
  try {
    expect(compileFields({ reference: optional(text(10)) }).peek({}).values).toEqual({})
    expect(Object.keys(compileFields({}).peek({}).values)).toEqual([])
  } finally {
    delete (Object.prototype as { reference?: string }).reference
  }
})

describe('reading a field that is mandatory', () => {
  it.each([
    ['absent', {}],
    ['null', { a: null }],
    ['empty', { a: '' }],
  ])('refuses what is %s', (_, values) => {
    for (const row of [text(5), digits(5), opaque(5), literal('x'), date, number, amount, openObject, list(any), any])
      expect(read({ a: row }, values)).toEqual(['FIELD_MISSING', 'a', 'a is missing or empty'])
  })

  it.each<[string, FieldTable[string], unknown, unknown]>([
    ['a text', text(5), 'abcde', 'abcde'],
    ['a JSON number as the text of its digits', text(5), 6011, '6011'],
    ['characters, not UTF-16 units', text(2), '😀😀', '😀😀'],
    ['spaces as they came', text(5), ' a ', ' a '],
    ['digits', digits(5), '00123', '00123'],
    ['digits of a JSON number', digits(5), 123, '123'],
    ['padding, trimmed', opaque(8), '  088 899 ', '088 899'],
    ['padding beyond the maximum', opaque(3), '       123', '123'],
    ['a literal', literal('00'), '00', '00'],
    ['a literal that came as a JSON number', literal('5'), 5, '5'],
    ['a date in any spelling', date, '20201231T235959Z', '20201231T235959Z'],
    ['a date of digits', date, 20201231, '20201231'],
    ['an instant, as its text', instant, 'today', 'today'],
    ['a number', number, -1.5, -1.5],
    ['the text of a number', number, '1.50', 1.5],
    ['an amount', amount, idr('10000.00'), idr('10000.00')],
    ['an amount in its one spelling', amount, idr('0010000.5'), idr('10000.50')],
    ['an amount of a JSON number', amount, idr(10000), idr('10000.00')],
    ['an amount without its other members', amount, { ...idr('1'), note: { deep: 1 } }, idr('1.00')],
    ['an amount as long as it may be', amountOf(5), idr('00000010.1'), idr('10.10')],
    ['an object of anything', openObject, { a: [1] }, { a: [1] }],
    ['an object, with what it does not name', object<{ a: string }>({ a: text(1) }), { b: 2, a: 1 }, { b: 2, a: '1' }],
    ['a list', list(text(3)), ['a', 1], ['a', '1']],
    ['an empty list', list(text(3)), [], []],
    ['false', any, false, false],
    ['zero', any, 0, 0],
  ])('takes %s', (_, row, value, seen) => expect(read({ a: row }, { a: value })).toEqual({ a: seen }))

  it.each<[FieldTable[string], unknown, string]>([
    [text(5), 'abcdef', 'a: a text of 6 characters came; expected at most 5'],
    [text(5), {}, 'a: an object came; expected a text of 1 to 5 characters'],
    [text(5), true, 'a: a boolean came; expected a text of 1 to 5 characters'],
    [text(5), 123456, 'a: a number came; expected a text of 1 to 5 characters'],
    [text(5, { numbers: false }), 1, 'a: a number came; expected a text of 1 to 5 characters'],
    [digits(5), '12a', 'a: a text of 3 characters came; expected 1 to 5 digits'],
    [digits(5), 1.5, 'a: a number came; expected 1 to 5 digits'],
    [opaque(3), ' 1234', 'a: a text of 5 characters came; expected at most 3'],
    [literal('00'), '1', "a: a text of 1 character came; expected the text '00'"],
    [date, [], 'a: a list of 0 members came; expected a date as a text'],
    [number, '1x', 'a: a text of 2 characters came; expected a number'],
    [number, '1e999', 'a: a text of 5 characters came; expected a number'],
    [amount, '10000', 'a: a text of 5 characters came; expected an amount: {"value":"10000.00","currency":"IDR"}'],
    [openObject, [1], 'a: a list of 1 member came; expected an object'],
    [list(any, 1), { 0: 1 }, 'a: an object came; expected a list'],
    [list(any, 1), [1, 2], 'a: a list of 2 members came; expected at most 1'],
  ])('%j refuses %j: %s', (row, value, message) =>
    expect(read({ a: row }, { a: value })).toEqual(['FIELD_INVALID', 'a', message]),
  )

  it('says where in an object or a list it is', () => {
    const at = (billDetails: unknown) => read({ billDetails: list(object(bills as never)) }, { billDetails })
    expect(at([{ billNo: '1' }, {}])).toEqual([
      'FIELD_MISSING',
      'billDetails.1.billNo',
      'billDetails.1.billNo is missing or empty',
    ])
    expect(at([{ billNo: {} }])).toEqual([
      'FIELD_INVALID',
      'billDetails.0.billNo',
      'billDetails.0.billNo: an object came; expected a text of 1 to 18 characters',
    ])
    expect(at([null])).toEqual(['FIELD_MISSING', 'billDetails.0', expect.any(String)])
    expect(at(['x'])).toEqual(['FIELD_INVALID', 'billDetails.0', expect.any(String)])
  })

  it('counts padding alone as nothing', () => {
    expect(read({ a: opaque(8) }, { a: '   ' })).toEqual(['FIELD_MISSING', 'a', expect.any(String)])
    expect(read({ a: optional(opaque(8)) }, { a: '   ' })).toEqual({})
  })

  it('tells what is missing before what is wrong, and the first of each', () => {
    const table = { a: text(1), b: text(1), c: amount, d: text(1) }
    expect(read(table, { a: 'xx', b: 'x', c: {} })).toEqual(['FIELD_MISSING', 'c.value', expect.any(String)])
    expect(read(table, { a: 'xx', b: 'xx', c: idr(1), d: 'x' })).toEqual(['FIELD_INVALID', 'a', expect.any(String)])
  })

  it('takes no inherited member for one', () => {
    expect(read({ constructor: any }, {})).toEqual(['FIELD_MISSING', 'constructor', expect.any(String)])
    expect(read({ a: amount }, { a: Object.create(idr('1')) })).toEqual([
      'FIELD_MISSING',
      'a.value',
      expect.any(String),
    ])
  })
})

describe('reading an amount', () => {
  it.each([
    [{}, 'FIELD_MISSING', 'a.value'],
    [{ value: '1' }, 'FIELD_MISSING', 'a.currency'],
    [{ value: null, currency: 'IDR' }, 'FIELD_MISSING', 'a.value'],
    [{ value: '1', currency: '' }, 'FIELD_MISSING', 'a.currency'],
    [idr('1.000'), 'FIELD_INVALID', 'a.value'],
    [idr('10.000,00'), 'FIELD_INVALID', 'a.value'],
    [idr('-1'), 'FIELD_INVALID', 'a.value'],
    [idr(-1), 'FIELD_INVALID', 'a.value'],
    [idr({}), 'FIELD_INVALID', 'a.value'],
    [{ value: '1', currency: 'ID' }, 'FIELD_INVALID', 'a.currency'],
    [{ value: '1', currency: 360 }, 'FIELD_INVALID', 'a.currency'],
    ['1', 'FIELD_INVALID', 'a'],
  ])('%j is %s %s, optional or not', (value, code, field) => {
    expect(read({ a: amount }, { a: value })).toEqual([code, field, expect.any(String)])
    const isEmpty = JSON.stringify(value) === '{}'
    const asOptional = read({ a: optional(amount) }, { a: value })
    if (isEmpty) expect(asOptional).toEqual({})
    else expect(asOptional).toEqual([code, field, expect.any(String)])
  })

  it('measures it with two decimals, where it is mandatory', () => {
    const tooLong = [
      'FIELD_INVALID',
      'a.value',
      'a.value: a text of 6 characters came; expected at most 5, written with two decimals',
    ]
    expect(read({ a: amountOf(5) }, { a: idr('100') })).toEqual(tooLong)
    expect(read({ a: optional(amountOf(5)) }, { a: idr('100') })).toEqual({ a: idr('100.00') })
  })

  it.each([[{ value: '', currency: '' }], [{ value: null, currency: null }], [null]])(
    'an optional one that is %j is absent',
    (value) => {
      expect(read({ a: optional(amount) }, { a: value })).toEqual({})
      expect(compileFields({ a: optional(amount) }).peek({ a: value })).toEqual({ values: {}, isRight: true })
    },
  )
})

describe('reading a field that is optional', () => {
  it.each<[string, FieldTable[string], unknown]>([
    ['an object for a text', text(5), {}],
    ['a number for a text without numbers', text(5, { numbers: false }), 1],
    ['letters for digits', digits(5), 'abc'],
    ['another literal', literal('00'), '01'],
    ['a list for a date', date, []],
    ['a text for a number', number, 'x'],
    ['a text for an object', openObject, 'x'],
    ['a list for an object', object<{ a: string }>({ a: text(1) }), []],
    ['an object for a list', list(text(1)), {}],
    ['a list of something else', list(text(1)), ['a', {}]],
    ['a list with nothing in it', list(text(1)), ['a', null]],
  ])('counts %s as absent', (_, row, value) => expect(read({ a: optional(row) }, { a: value, b: 1 })).toEqual({ b: 1 }))

  it('never judges its length', () => {
    for (const row of [text(2), opaque(2), digits(2)])
      expect(read({ a: optional(row) }, { a: '12345' })).toEqual({ a: '12345' })
    expect(read({ a: optional(list(text(1), 1)) }, { a: ['aaa', 'b'] })).toEqual({ a: ['aaa', 'b'] })
  })

  it('demands of an object that came what it must hold', () => {
    const table = { a: optional(object<{ b: string }>({ b: text(1) })) }
    expect(read(table, {})).toEqual({})
    expect(read(table, { a: {} })).toEqual(['FIELD_MISSING', 'a.b', expect.any(String)])
    expect(read(table, { a: { b: 'xx' } })).toEqual(['FIELD_INVALID', 'a.b', expect.any(String)])
  })
})

describe('spellings', () => {
  const table = {
    storeId: spelled(text(9), 'externalStoreId', 'externalStoreID'),
    status: spelled(text(2), 'transactionStatus'),
  }

  it('are tried in order, and the request has our name alone', () => {
    expect(
      read(table, { externalStoreID: 'b', transactionStatus: '00', status: 'raw', storeId: {}, other: 1 }),
    ).toEqual({
      storeId: 'b',
      status: '00',
      other: 1,
    })
    expect(read(table, { externalStoreId: 'a', externalStoreID: 'b', transactionStatus: '00' })).toEqual({
      storeId: 'a',
      status: '00',
    })
    expect(read(table, { externalStoreId: null, externalStoreID: 'b', transactionStatus: '00' })).toMatchObject({
      storeId: 'b',
    })
  })

  it('are those of the messages', () => {
    expect(read(table, { status: '00', storeId: 'a' })).toEqual([
      'FIELD_MISSING',
      'externalStoreId',
      expect.any(String),
    ])
    expect(read(table, { externalStoreID: {}, transactionStatus: '00' })).toEqual([
      'FIELD_INVALID',
      'externalStoreID',
      expect.any(String),
    ])
  })

  it('may be the name of another row', () => {
    const swapped = { a: spelled(text(1), 'b'), b: spelled(text(1), 'a') }
    expect(read(swapped, { a: '1', b: '2' })).toEqual({ a: '2', b: '1' })
    expect(write(swapped, { a: '2', b: '1' })).toEqual({ a: '1', b: '2' })
  })

  it('are kept in the one echo, and not in the other', () => {
    const { received, receivedAsSpelled } = compileFields({ at: object({ storeId: table.storeId }) as never, ...table })
    const came = { at: { externalStoreID: 'a' }, externalStoreID: 'b', transactionStatus: '00' }
    expect(received(came)).toEqual({ at: { storeId: 'a' }, storeId: 'b', status: '00' })
    expect(receivedAsSpelled(came)).toEqual(came)
  })

  it('an answer is written under the first', () => {
    expect(write(table, { status: '00', storeId: 'a' })).toEqual({ externalStoreId: 'a', transactionStatus: '00' })
  })
})

describe('peek', () => {
  it('normalises what it can and judges nothing', () => {
    const peek = (seen: Record<string, unknown>) => compileFields(payment).peek(seen).values
    expect(
      peek({
        partnerServiceId: '  088899',
        customerNo: 123,
        paidAmount: { value: '010000', currency: 'IDR', more: 1 },
        trxId: 'far too long',
        totalAmount: idr('x'),
        billDetails: [{ billNo: 1, other: 2 }, 'x', null],
        additionalInfo: 'x',
        unknown: [null],
      }),
    ).toEqual({
      partnerServiceId: '088899',
      customerNo: '123',
      paidAmount: idr('10000.00'),
      trxId: 'far too long',
      totalAmount: idr('x'),
      billDetails: [{ billNo: '1', other: 2 }, 'x', null],
      additionalInfo: 'x',
      unknown: [null],
    })
    expect(peek({ paidAmount: 5, billDetails: {}, trxId: null, customerNo: '' })).toEqual({
      paidAmount: 5,
      billDetails: {},
    })
    expect(peek({ paidAmount: { value: '1', currency: 360 } })).toEqual({ paidAmount: { value: '1', currency: 360 } })
    expect(peek({ customerNo: '   ', paidAmount: {} })).toEqual({})
  })
})

describe('received', () => {
  const { received } = compileFields(payment)

  it('gives what passes as it came, objects with their named members', () => {
    const came = {
      ...body,
      customerNo: 12,
      paidAmount: { value: '010000', currency: 'IDR', more: 1 },
      trxId: 'far too long',
      billDetails: [{ billNo: 7, other: 1, billAmount: idr('x') }],
      additionalInfo: { any: ['thing'] },
      unknown: 1,
    }
    expect(received(came)).toEqual({
      partnerServiceId: '  088899',
      customerNo: 12,
      paidAmount: { value: '010000', currency: 'IDR' },
      trxId: 'far too long',
      billDetails: [{ billNo: 7 }],
    })
  })

  it('leaves out what nobody looks at, and the object around it stays', () => {
    expect(compileFields({ a: any, b: list(any), c: openObject }).received({ a: 1, b: [1], c: { d: 1 } })).toEqual({})
    const around = object({ a: text(1), b: any, c: openObject } as never)
    expect(compileFields({ around }).received({ around: { a: 'x', b: 1, c: { d: 1 } } })).toEqual({
      around: { a: 'x' },
    })
  })

  it('leaves out what does not pass', () => {
    expect(
      received({
        partnerServiceId: '123456789',
        customerNo: '   ',
        paidAmount: { value: '1' },
        trxId: {},
        totalAmount: 5,
        billDetails: [{ billNo: '1' }, { other: 1 }],
        additionalInfo: [],
      }),
    ).toEqual({})
    expect(received({ billDetails: 'x' })).toEqual({})
    expect(received({ billDetails: [null] })).toEqual({})
    expect(compileFields({ a: list(text(1), 1) }).received({ a: ['1', '2'] })).toEqual({})
  })
})

describe('writing an answer', () => {
  const table = {
    payNoName: text(100),
    totalAmount: amountOf(12),
    payNoExpiredDateTime: optional(instant),
    status: optional(literal('00')),
    count: optional(number),
    code: optional(digits(3)),
    day: optional(date),
    extra: optional(any),
    bills: optional(list(object<{ billNo: string }>({ billNo: text(3) }), 2)),
    additionalInfo: optional(openObject),
  } satisfies FieldTable
  const right = { payNoName: 'Jane', totalAmount: idr('10000.00') }

  it('gives the named fields alone, in the table’s order', () => {
    const written = write(table, {
      other: 'dropped',
      additionalInfo: { any: ['thing'] },
      bills: [{ billNo: '1', other: 'dropped' }],
      extra: 0,
      day: '20240122',
      code: '007',
      count: 1.5,
      status: '00',
      payNoExpiredDateTime: new Date('2024-01-22T08:00:01.999Z'),
      totalAmount: { currency: 'IDR', value: '0010000', other: 'dropped' },
      payNoName: 'Jane',
    })
    expect(JSON.stringify(written)).toBe(
      '{"payNoName":"Jane","totalAmount":{"value":"10000.00","currency":"IDR"},"payNoExpiredDateTime":"2024-01-22T15:00:01+07:00","status":"00","count":1.5,"code":"007","day":"20240122","extra":0,"bills":[{"billNo":"1"}],"additionalInfo":{"any":["thing"]}}',
    )
  })

  it('omits what is undefined or null, and writes an optional empty text', () => {
    expect(write(table, { ...right, payNoExpiredDateTime: undefined, status: null, code: '' })).toEqual({
      ...right,
      code: '',
    })
  })

  it('takes an instant as a text with an offset', () => {
    expect(write({ at: instant }, { at: '2024-01-22T08:00:01Z' })).toEqual({ at: '2024-01-22T15:00:01+07:00' })
  })

  it('takes what an instance of a class holds', () => {
    class Bill {
      get payNoName() {
        return 'Jane'
      }
      readonly totalAmount = idr('1.00')
    }
    expect(write(table, new Bill())).toEqual({ payNoName: 'Jane', totalAmount: idr('1.00') })
  })

  it.each<[object, string, string]>([
    [{ payNoName: undefined }, 'payNoName', 'payNoName is missing'],
    [{ payNoName: '' }, 'payNoName', 'payNoName: an empty text came; expected a text of 1 to 100 characters'],
    [{ payNoName: 'x'.repeat(120) }, 'payNoName', 'payNoName: a text of 120 characters came; expected at most 100'],
    [{ payNoName: 5 }, 'payNoName', 'payNoName: a number came; expected a text of 1 to 100 characters'],
    [{ payNoName: () => 1 }, 'payNoName', 'payNoName: a function came; expected a text of 1 to 100 characters'],
    [{ totalAmount: 10000 }, 'totalAmount', 'totalAmount: a number came; expected an amount: rupiah(10000)'],
    [
      { totalAmount: Number.NaN },
      'totalAmount',
      'totalAmount: a number that is not finite came; expected an amount: rupiah(10000)',
    ],
    [
      { totalAmount: idr(10000) },
      'totalAmount.value',
      'totalAmount.value: a number came; expected an amount: rupiah(10000)',
    ],
    [
      { totalAmount: idr('1.5.0') },
      'totalAmount.value',
      'totalAmount.value: a text of 5 characters came; expected an amount: rupiah(10000)',
    ],
    [
      { totalAmount: idr('1234567890') },
      'totalAmount.value',
      'totalAmount.value: a text of 13 characters came; expected at most 12',
    ],
    [
      { totalAmount: { value: '1' } },
      'totalAmount.currency',
      'totalAmount.currency: nothing came; expected 3 characters, as in IDR',
    ],
    [
      { totalAmount: { value: '1', currency: 'Rp' } },
      'totalAmount.currency',
      'totalAmount.currency: a text of 2 characters came; expected 3 characters, as in IDR',
    ],
    [
      { payNoExpiredDateTime: new Date(Number.NaN) },
      'payNoExpiredDateTime',
      'payNoExpiredDateTime: a Date that is not valid came; expected a Date, or ISO 8601 with an offset, as in 2024-01-22T15:00:01+07:00',
    ],
    [
      { payNoExpiredDateTime: new Date(8e15) },
      'payNoExpiredDateTime',
      'payNoExpiredDateTime: a Date came; expected a Date, or ISO 8601 with an offset, as in 2024-01-22T15:00:01+07:00',
    ],
    [
      { payNoExpiredDateTime: '2024-01-22' },
      'payNoExpiredDateTime',
      'payNoExpiredDateTime: a text of 10 characters came; expected a Date, or ISO 8601 with an offset, as in 2024-01-22T15:00:01+07:00',
    ],
    [{ status: '01' }, 'status', "status: a text of 2 characters came; expected the text '00'"],
    [{ count: '1' }, 'count', 'count: a text of 1 character came; expected a number'],
    [{ code: 'abc' }, 'code', 'code: a text of 3 characters came; expected 1 to 3 digits'],
    [{ day: 20240122 }, 'day', 'day: a number came; expected a date as a text'],
    [{ bills: 'x' }, 'bills', 'bills: a text of 1 character came; expected a list'],
    [{ bills: [1, 2, 3] }, 'bills', 'bills: a list of 3 members came; expected at most 2'],
    [{ bills: [{ billNo: '1' }, null] }, 'bills.1', 'bills.1: null came; expected an object'],
    [{ bills: [{}] }, 'bills.0.billNo', 'bills.0.billNo is missing'],
    [{ additionalInfo: [] }, 'additionalInfo', 'additionalInfo: a list of 0 members came; expected an object'],
  ])('%j is refused at %s', (changes, field, message) =>
    expect(write(table, { ...right, ...changes })).toEqual(['ANSWER_INVALID', field, message]),
  )

  it('tells all that is wrong, and at most ten of it', () => {
    expect(write(table, {})).toEqual(['ANSWER_INVALID', 'payNoName', 'payNoName is missing; totalAmount is missing'])
    const many = write({ a: list(text(1)) }, { a: Array(1000).fill(5) })
    expect(many).toEqual(['ANSWER_INVALID', 'a.0', expect.stringMatching(/^a\.0: .*; a\.9: .*; and 990 more$/)])
  })

  it('may be nothing where nothing is mandatory', () => {
    expect(write({ a: optional(text(1)) }, undefined)).toEqual({})
    expect(write({}, undefined)).toEqual({})
  })

  it.each([
    [undefined, 'nothing was returned: is a return missing?'],
    [null, 'null was returned; expected an object'],
    [42, 'a number was returned; expected an object'],
    [['a'], 'a list of 1 member was returned; expected an object'],
  ])('%j is not an answer', (answer, message) =>
    expect(write(table, answer)).toEqual(['ANSWER_INVALID', undefined, message]),
  )
})

describe('a table', () => {
  it('has rows, and says where it does not', () => {
    const refused = (table: object) => () => compileFields(table as never)
    expect(refused({ a: text })).toThrow('the field a: a function came; expected a row')
    expect(refused({ a: undefined })).toThrow(expect.objectContaining({ code: 'SERVICE_INVALID' }))
    expect(refused({ a: { rule: { kind: 'toString' } } })).toThrow('the field a: an object came')
    expect(refused({ a: object({ b: 5 } as never) })).toThrow('the field a.b: a number came')
    expect(refused({ a: list('x' as never) })).toThrow('the field a.0: a text of 1 character came')
  })

  it('may be made optional as a whole', () => {
    const table = optionalAll(payment)
    expect(Object.keys(table)).toEqual(Object.keys(payment))
    expect(read(table, {})).toEqual({})
    expect(read(table, { paidAmount: idr('x') })).toEqual(['FIELD_INVALID', 'paidAmount.value', expect.any(String)])
  })
})

describe('a body from the wire', () => {
  it('keeps 20 digits, unknown fields and no prototype', () => {
    const bytes = new TextEncoder().encode(
      '{"partnerServiceId":"  088899","customerNo":12345678901234567890,"paidAmount":{"value":10000.00,"currency":"IDR"},"channelCode":6011,"__proto__":{"trxId":"x"}}',
    )
    const parsed = parseBody(bytes)
    if (!parsed.ok) throw new Error(parsed.failure.message)
    expect(read(payment, parsed.value)).toEqual({
      partnerServiceId: '088899',
      customerNo: '12345678901234567890',
      paidAmount: idr('10000.00'),
      channelCode: 6011,
    })
  })

  it('a member __proto__ that came another way sets no prototype either', () => {
    const harmful = JSON.parse('{"__proto__":{"trxId":"x"},"b":1}')
    const { peek, read: readBody } = compileFields({ b: any })
    for (const values of [peek(harmful).values, short(readBody(harmful))]) {
      expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
      expect(values).toEqual({ b: 1 })
    }
  })
})
