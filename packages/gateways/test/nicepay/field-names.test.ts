import { type Fields, isSnapConfigurationError, optional, text } from '@snap-sdk/core'
import {
  NICO_FIELD_NAMES,
  type NicoFieldNameOverrides,
  type NicoFieldNames,
  type NicoPaymentRequest,
  nicepay,
} from '@snap-sdk/gateways'
import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { completeFieldNames, fieldWriter, pairNames, spellFields } from '../../src/nicepay/field-names.ts'
import { BILL, INQUIRY_REQUEST, PAYMENT_REQUEST } from './support/samples.ts'

function refusal(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (isSnapConfigurationError(error) && error.code === 'SERVICE_INVALID') return error.message
    throw error
  }
  throw new Error('it was not refused')
}

describe('completeFieldNames', () => {
  it('keeps what is not overridden', () => {
    expect(completeFieldNames()).toStrictEqual(NICO_FIELD_NAMES)
    expect(completeFieldNames({ paidAmount: 'amount', trxId: undefined })).toStrictEqual({
      ...NICO_FIELD_NAMES,
      paidAmount: 'amount',
    })
  })

  it.each(['payNo', 'constructor', '__proto__', 'toString', 'paid'])(
    'refuses %s, which is not in the table',
    (field) => {
      const overrides: NicoFieldNameOverrides = Object.fromEntries([[field, 'name']])
      expect(refusal(() => completeFieldNames(overrides))).toContain(`fieldNames.${field} is 'name'`)
    },
  )

  it.each(['', ' amount', 'a b', '__proto__', '1st', null, 7])('refuses the name %o', (name) => {
    const overrides = { paidAmount: name as string }
    expect(refusal(() => completeFieldNames(overrides))).toContain(`fieldNames.paidAmount is '${name}'`)
  })

  it.each(['responseCode', 'responseMessage'])('refuses payNoData as %s, which the answer has already', (name) => {
    expect(refusal(() => completeFieldNames({ payNoData: name }))).toBe(
      `fieldNames: ${name} and payNoData are both named '${name}'. Give one of them another name.`,
    )
  })

  it('takes overrides from an environment that may lack them', () => {
    expectTypeOf<{ paidAmount: string | undefined }>().toExtend<NicoFieldNameOverrides>()
    expectTypeOf<keyof NicoFieldNameOverrides>().toEqualTypeOf<keyof NicoFieldNames>()
  })
})

describe('pairNames', () => {
  it('pairs in order, and takes a name that is not in the table as it is', () => {
    const names = completeFieldNames({ trxId: 'tXid' })
    expect(pairNames(['payNo', 'trxId'], names)).toStrictEqual([
      ['payNo', 'payNo'],
      ['trxId', 'tXid'],
    ])
  })

  it('takes two names that change places', () => {
    const names = completeFieldNames({ trxId: 'partnerReferenceNo', partnerReferenceNo: 'trxId' })
    expect(pairNames(['trxId', 'partnerReferenceNo'], names).map(([, name]) => name)).toStrictEqual([
      'partnerReferenceNo',
      'trxId',
    ])
  })
})

interface Parcel {
  readonly payNo: string
  readonly trxId?: string | undefined
  readonly [field: string]: unknown
}

const renamed = { ...NICO_FIELD_NAMES, trxId: 'tXid' }

describe('spellFields', () => {
  const fields: Fields<Parcel> = { payNo: text(4), trxId: optional(text(4)) }

  it('spells the renamed fields alone', () => {
    expect(spellFields(fields, NICO_FIELD_NAMES)).toStrictEqual(fields)
    expect(spellFields(fields, renamed)).toStrictEqual({ ...fields, trxId: { ...fields.trxId, wireNames: ['tXid'] } })
  })

  it('refuses two fields of one name', () => {
    expect(refusal(() => spellFields(fields, { ...NICO_FIELD_NAMES, trxId: 'payNo' }))).toContain("both named 'payNo'")
  })
})

describe('fieldWriter', () => {
  it('writes its fields in its order, under the gateway’s names, and leaves others behind', () => {
    const write = fieldWriter(['trxId', 'payNo'], renamed)
    const values = { secret: 'x', payNo: '1', trxId: '2' }
    expect(JSON.stringify(write(values))).toBe('{"tXid":"2","payNo":"1"}')
  })

  it('leaves out of the JSON what is not there', () => {
    expect(JSON.stringify(fieldWriter(['payNo', 'trxId'], renamed)({ payNo: '1' }))).toBe('{"payNo":"1"}')
  })
})

/** Pays under these names: what arrives at the handler, and what is answered. */
async function pay(body: unknown, fieldNames: NicoFieldNameOverrides = {}) {
  let seen: NicoPaymentRequest | undefined
  const gateway = nicepay({
    partners: [],
    handlers: {
      nicoPayment: (request) => {
        seen = request
      },
    },
    fieldNames,
  })
  return { ...(await gateway.invoke('nicoPayment', body)), seen }
}

describe('the option fieldNames', () => {
  const contract = { partners: [], handlers: { nicoInquiry: () => BILL, nicoPayment: () => {} } }
  const rename = (fieldNames: NicoFieldNameOverrides) => nicepay({ ...contract, fieldNames })

  it('renames an inquiry’s answer', async () => {
    const fieldNames = { payNoData: 'paynoData', payNoName: 'paynoName', goodsName: 'goodsNm', totalAmount: 'amount' }
    const { body } = await rename(fieldNames).invoke('nicoInquiry', INQUIRY_REQUEST)
    expect(body).toStrictEqual({
      responseCode: '2000000',
      responseMessage: 'Successful',
      paynoData: {
        ...INQUIRY_REQUEST,
        paynoName: 'John Test',
        goodsNm: 'Pembelian John Test',
        payNoPhone: '087771122333',
        payNoEmail: 'jhon@test.com',
        amount: { value: '10000.00', currency: 'IDR' },
        partnerReferenceNo: 'ABCDEFGH1234',
        payNoExpiredDateTime: '2024-07-03T12:08:56+07:00',
      },
    })
  })

  it('renames a payment’s request and its answer, and a refusal names the field that was sent', async () => {
    const fieldNames = { paidAmount: 'amount', trxId: 'tXid', payNoData: 'data' }
    const { paidAmount, trxId, ...rest } = PAYMENT_REQUEST
    const sent = { ...rest, amount: paidAmount, tXid: trxId }
    const { body, seen } = await pay(sent, fieldNames)
    expect(seen).toStrictEqual(PAYMENT_REQUEST)
    expect(body).toStrictEqual({ responseCode: '2000000', responseMessage: 'Successful', data: sent })

    const refused = await pay(PAYMENT_REQUEST, fieldNames)
    expect(refused.body.responseMessage).toBe('Invalid Mandatory Field amount')
    const malformed = await pay({ ...sent, amount: { value: 'ABCDEF', currency: 'IDR' } }, fieldNames)
    expect(malformed.body.responseMessage).toBe('Invalid Field Format amount.value')
  })

  it('gives the handler no key for a renamed field that was not sent', async () => {
    const { trxId: _, ...sent } = PAYMENT_REQUEST
    expect((await pay(sent, { trxId: 'tXid' })).seen).toStrictEqual(sent)
  })

  it('lets nothing pass unchecked under our name of a renamed field', async () => {
    const { trxId: _, ...sent } = PAYMENT_REQUEST
    expect((await pay({ ...sent, trxId: { un: 'checked' } }, { trxId: 'tXid' })).seen).toStrictEqual(sent)
    const { paidAmount, ...rest } = PAYMENT_REQUEST
    const both = { ...rest, amount: paidAmount, paidAmount: { value: '1.00', currency: 'IDR' } }
    expect((await pay(both, { paidAmount: 'amount' })).seen).toStrictEqual(PAYMENT_REQUEST)
  })

  it('lets names change places', async () => {
    const swapped = { trxId: 'partnerReferenceNo', partnerReferenceNo: 'trxId' }
    const { seen } = await pay({ ...PAYMENT_REQUEST, trxId: 'mine', partnerReferenceNo: 'its' }, swapped)
    expect(seen).toMatchObject({ trxId: 'its', partnerReferenceNo: 'mine' })
  })

  it.each([
    ['as they are', {}],
    ['renamed', { trxId: 'tXid' }],
  ])('keeps unknown fields, names %s', async (_, fieldNames) => {
    const { trxId: _trxId, ...sent } = PAYMENT_REQUEST
    // A number of 16 digits and more arrives as its text: here are none.
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.boolean(),
        fc.constant(null),
        fc.integer(),
        fc.array(tie('json')),
        fc.dictionary(fc.string(), tie('json')),
      ),
    }))
    const known = new Set([...Object.keys(PAYMENT_REQUEST), 'tXid', '__proto__'])
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), json), async (unknown) => {
        const rest = JSON.parse(
          JSON.stringify(Object.fromEntries(Object.entries(unknown).filter(([name]) => !known.has(name)))),
        )
        expect((await pay({ ...rest, ...sent }, fieldNames)).seen).toEqual({ ...rest, ...sent })
      }),
    )
  })

  it.each([
    ['as they are', {}],
    ['renamed', { trxId: 'tXid' }],
  ])('takes no harm from names that objects have already, names %s', async (_, fieldNames) => {
    const hostile =
      '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"hasOwnProperty":1,"toString":1'
    const { trxId: _trxId, ...sent } = PAYMENT_REQUEST
    const { seen } = await pay(JSON.parse(`{${hostile},${JSON.stringify(sent).slice(1)}`), fieldNames)
    expect(Object.getPrototypeOf(seen)).toBe(Object.prototype)
    expect(seen?.polluted).toBeUndefined()
    expect(seen).toMatchObject(sent)
    expect(seen?.constructor).toStrictEqual({ prototype: { polluted: 1 } })
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
  })

  it('refuses names that would hide each other, in a request and in an answer', () => {
    expect(refusal(() => rename({ paidAmount: 'totalAmount' }))).toBe(
      "fieldNames: paidAmount and totalAmount are both named 'totalAmount'. Give one of them another name.",
    )
    expect(refusal(() => rename({ paymentRequestId: 'payNo' }))).toContain("'payNo'")
    expect(refusal(() => rename({ payNoName: 'customerNo' }))).toContain("'customerNo'")
    expect(refusal(() => rename({ payNoName: 'goodsName' }))).toContain("'goodsName'")
  })

  it('ignores names of fields that a service does not have, so that both may share one table', () => {
    expect(() => rename({ paidAmount: 'payNoName' })).not.toThrow()
  })

  it('changes nothing of the dialect, nor of another contract', async () => {
    rename({ payNoData: 'data' })
    expect((await nicepay(contract).invoke('nicoInquiry', INQUIRY_REQUEST)).body).toHaveProperty('payNoData')
    expect(nicepay.dialect.services.nicoPayment.fields).not.toHaveProperty('trxId.wireNames')
  })
})
