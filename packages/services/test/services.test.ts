import { type AnyService, defineService, type Fields, optional, text } from '@snap-sdk/core'
import * as services from '@snap-sdk/services'
import { intrabankNotify, type VaInquiryAnswer, type VaPaymentRequest, vaInquiry, vaPayment } from '@snap-sdk/services'
import { describe, expect, expectTypeOf, it } from 'vitest'

const all: readonly (readonly [name: string, service: AnyService])[] = Object.entries(services).flatMap(([name, it]) =>
  typeof it === 'object' && 'with' in it ? [[name, it as AnyService] as const] : [],
)

describe('the services', () => {
  // Duplicates are counted under an id: another one would make every paid retry new.
  it('have fixed ids, the paths of the standard, and its codes', () => {
    const table = all.map(([name, { id, path, code }]) => [name, id, path, code])
    expect(table).toStrictEqual([
      ['bulkCashinNotify', 'bulk-cashin-notify', '/v1.0/emoney/bulk-cashin-notify', '41'],
      ['bulkTransferNotify', 'bulk-transfer-notify', '/v1.0/transfer-interbank-bulk/notify', '21'],
      ['debitNotify', 'debit-notify', '/v1.0/debit/notify', '56'],
      ['fastNotify', 'fast-notify', '/v1.0/debit/fast-notify', '72'],
      ['intrabankNotify', 'intrabank-notify', '/v1.0/transfer-va/notify-payment-intrabank', '34'],
      ['qrCpmNotify', 'qr-cpm-notify', '/v1.0/qr/qr-cpm-notify', '79'],
      ['qrMpmNotify', 'qr-mpm-notify', '/v1.0/qr/qr-mpm-notify', '52'],
      ['rtgsNotify', 'rtgs-notify', '/v1.0/transfer-rtgs/notify', '76'],
      ['sknNotify', 'skn-notify', '/v1.0/transfer-skn/notify', '75'],
      ['vaInquiry', 'va-inquiry', '/v1.0/transfer-va/inquiry', '24'],
      ['vaPayment', 'va-payment', '/v1.0/transfer-va/payment', '25'],
      ['vaReversal', 'va-reversal', '/v1.0/transfer-va/reversal', '25'],
      ['vaStatus', 'va-status', '/v1.0/transfer-va/status', '26'],
    ])
  })

  it.each(all)('%s keeps its id whatever a dialect changes', (_, service) => {
    expect(service.with({ path: '/v2.0/other', code: '99' })).toMatchObject({
      id: service.id,
      path: '/v2.0/other',
      code: '99',
    })
  })

  it.each(all)('%s: whoever reports a status names it in its key, and a report is repeated', (_, service) => {
    const { statusField, duplicates, meaning } = service
    // A word in any case, or a field that need not be there, is in the key by the meaning that is read from it.
    if (typeof statusField === 'string' && service !== intrabankNotify) expect(duplicates?.key).toContain(statusField)
    if (meaning !== undefined) expect(duplicates?.repeat).toBe('replay')
    if (duplicates?.key !== undefined)
      expect(duplicates.sameness).toStrictEqual(expect.arrayContaining([...duplicates.key]))
  })
})

describe('types', () => {
  it('a request or an answer without a row for each of its fields does not compile', () => {
    interface Request {
      readonly one: string
      readonly two?: string | undefined
      readonly [field: string]: unknown
    }
    // @ts-expect-error: `two` has no row
    const missing: Fields<Request> = { one: text(1) }
    // @ts-expect-error: `three` is not a field
    const more: Fields<Request> = { one: text(1), two: optional(text(1)), three: text(1) }
    // @ts-expect-error: `two` has no row
    defineService<Request, object>({ id: 'test', path: '/test', code: '99', fields: { one: text(1) } })
    expect([missing, more]).toHaveLength(2)
  })

  it('a dialect may change the rows there are, and no other', () => {
    expect(vaInquiry.with({ fields: { customerNo: text(18) }, answer: { virtualAccountName: text(30) } }).id).toBe(
      'va-inquiry',
    )
    // @ts-expect-error: `customerNumber` is not a field of service 24
    expect(vaInquiry.with({ fields: { customerNumber: text(18) } }).id).toBe('va-inquiry')
    // @ts-expect-error: `virtualAccountNumber` is not a field of the answer
    expect(vaPayment.with({ answer: { virtualAccountNumber: text(30) } }).id).toBe('va-payment')
  })

  it('requests are typed by name, and unknown members are unknown', () => {
    expectTypeOf<VaPaymentRequest['paymentRequestId']>().toEqualTypeOf<string>()
    expectTypeOf<VaPaymentRequest['trxId']>().toEqualTypeOf<string | undefined>()
    expectTypeOf<VaPaymentRequest['whatever']>().toEqualTypeOf<unknown>()
    expectTypeOf<VaInquiryAnswer['virtualAccountName']>().toEqualTypeOf<string>()
  })

  it('a handler may answer nothing where nothing is mandatory, and not elsewhere', () => {
    type Answered = import('@snap-sdk/core').Answered<services.VaPaymentAnswer>
    expectTypeOf<void>().toExtend<Answered>()
    expectTypeOf<void>().not.toExtend<import('@snap-sdk/core').Answered<VaInquiryAnswer>>()
  })
})
