import type { AnyService } from '@snap-sdk/core'
import { intrabankNotify, vaInquiry, vaPayment, vaReversal, vaStatus } from '@snap-sdk/services'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identify, invoke, parse } from './support/invoke.ts'

const SERVICES: readonly (readonly [name: string, service: AnyService, answer: object, container: string])[] = [
  ['vaInquiry', vaInquiry, { virtualAccountName: 'a' }, 'virtualAccountData'],
  ['vaPayment', vaPayment, {}, 'virtualAccountData'],
  ['vaStatus', vaStatus, { transactions: [{}] }, 'virtualAccountData'],
  ['intrabankNotify', intrabankNotify, {}, 'virtualAccountdata'],
  ['vaReversal', vaReversal, {}, 'virtualAccountData'],
]

const REST = {
  inquiryRequestId: '1',
  paymentRequestId: '1',
  paidAmount: { value: '1.00', currency: 'IDR' },
  paymentStatus: 'Success',
}

/** A number that a bank may send: letters (Espay), leading zeros, any padding. */
const number = (maximum: number) => fc.stringMatching(new RegExp(`^[0-9A-Z][0-9A-Z ]{0,${maximum - 3}}[0-9A-Z]$`))
const padding = fc.integer({ min: 0, max: 8 }).map((length) => ' '.repeat(length))
const numbers = fc.record({ partnerServiceId: number(8), customerNo: number(20), virtualAccountNo: number(28) })

describe.each(SERVICES)('the numbers of %s', (_, service, given, container) => {
  it('are seen without their padding, known without it, and echoed with it', async () => {
    await fc.assert(
      fc.asyncProperty(numbers, padding, padding, async (bare, before, after) => {
        const padded = Object.fromEntries(Object.entries(bare).map(([name, text]) => [name, before + text + after]))
        const { answer, requests } = await invoke<object, object, object>(service, { ...REST, ...padded }, () => given)
        expect(requests).toMatchObject([bare])
        expect(answer.body[container]).toMatchObject(padded)
        expect(identify(service, { ...REST, ...padded })).toStrictEqual(identify(service, { ...REST, ...bare }))
      }),
      { numRuns: 30 },
    )
  })

  it('keep their digits where they are JSON numbers', async () => {
    const digits = fc.stringMatching(/^[1-9][0-9]{15,19}$/)
    await fc.assert(
      fc.asyncProperty(digits, async (customerNo) => {
        const { customerNo: _quoted, ...rest } = { ...REST, partnerServiceId: '1', virtualAccountNo: '1', customerNo }
        const text = `${JSON.stringify(rest).slice(0, -1)},"customerNo":${customerNo}}`
        const { answer, requests } = await invoke<object, object, object>(service, text, () => given)
        expect(requests).toMatchObject([{ customerNo }])
        expect(answer.body[container]).toMatchObject({ customerNo })
        expect(identify(service, parse(text))).toStrictEqual(identify(service, { ...rest, customerNo }))
      }),
      { numRuns: 30 },
    )
  })

  it.each(['\t1', '1\u00a0', '001', '1\n'])('keep all but U+0020: %o', async (customerNo) => {
    const body = { ...REST, partnerServiceId: '1', virtualAccountNo: '1', customerNo }
    const { requests } = await invoke<object, object, object>(service, body, () => given)
    expect(requests).toMatchObject([{ customerNo }])
  })

  it('of spaces alone are missing', async () => {
    const body = { ...REST, partnerServiceId: '1', virtualAccountNo: '   ', customerNo: '1' }
    const { answer } = await invoke(service, body, () => given)
    expect(answer.cause).toMatchObject({ code: 'FIELD_MISSING', field: 'virtualAccountNo' })
  })
})
