import { isSnapConfigurationError } from '@snap-sdk/core'
import { NICO_FIELD_NAMES, type NicoFieldNameOverrides, type NicoFieldNames, nico } from '@snap-sdk/nicepay'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { completeFieldNames, pairNames } from '../src/field-names.ts'
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

describe('the option fieldNames', () => {
  it('renames an inquiry’s answer', async () => {
    const fieldNames = { payNoData: 'paynoData', payNoName: 'paynoName', goodsName: 'goodsNm', totalAmount: 'amount' }
    const { body } = await nico.inquiry(() => BILL, { fieldNames }).invoke(INQUIRY_REQUEST)
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
    let seen: object = {}
    const fieldNames = { paidAmount: 'amount', trxId: 'tXid', payNoData: 'data' }
    const service = nico.payment(
      (request) => {
        seen = request
      },
      { fieldNames },
    )
    const { paidAmount, trxId, ...rest } = PAYMENT_REQUEST
    const sent = { ...rest, amount: paidAmount, tXid: trxId }
    const { body } = await service.invoke(sent)
    expect(seen).toStrictEqual(PAYMENT_REQUEST)
    expect(body).toStrictEqual({ responseCode: '2000000', responseMessage: 'Successful', data: sent })

    const refused = await service.invoke(PAYMENT_REQUEST)
    expect(refused.body.responseMessage).toBe('Invalid Mandatory Field amount')
    const malformed = await service.invoke({ ...sent, amount: { value: 'ABCDEF', currency: 'IDR' } })
    expect(malformed.body.responseMessage).toBe('Invalid Field Format amount.value')
  })

  it('gives the handler no key for a renamed field that was not sent', async () => {
    let seen: object = {}
    const service = nico.payment(
      (request) => {
        seen = request
      },
      { fieldNames: { trxId: 'tXid' } },
    )
    const { trxId: _, ...sent } = PAYMENT_REQUEST
    await service.invoke(sent)
    expect(seen).toStrictEqual(sent)
  })

  it('refuses names that would hide each other, in a request and in an answer', () => {
    expect(refusal(() => nico.payment(() => {}, { fieldNames: { paidAmount: 'totalAmount' } }))).toBe(
      "fieldNames: paidAmount and totalAmount are both named 'totalAmount'. Give one of them another name.",
    )
    expect(refusal(() => nico.payment(() => {}, { fieldNames: { paymentRequestId: 'payNo' } }))).toContain("'payNo'")
    expect(refusal(() => nico.inquiry(() => BILL, { fieldNames: { payNoName: 'customerNo' } }))).toContain(
      "'customerNo'",
    )
    expect(refusal(() => nico.inquiry(() => BILL, { fieldNames: { payNoName: 'goodsName' } }))).toContain("'goodsName'")
  })

  it('ignores names of fields that the service does not have, so that both may share one table', () => {
    expect(() => nico.inquiry(() => BILL, { fieldNames: { paidAmount: 'payNoName' } })).not.toThrow()
  })
})
