import type { AnyService } from '@snap-sdk/core'
import { describe, expect, it } from 'vitest'
import { change, identify, invoke, parse } from './invoke.ts'

/** A service that reports a status of two digits, and its documented sample. */
export interface DescribedNotice {
  readonly service: AnyService
  /** The documented request, as JSON text. */
  readonly request: string
  /** The documented answer, as JSON text. */
  readonly answer: string
  /** What the handler gives of it. */
  readonly given: object
  /** The status's name in the body. Default `latestTransactionStatus`. */
  readonly statusName?: string
  /** What a notice that is not paid must hold. */
  readonly mandatory: readonly string[]
}

const MEANINGS = [
  ['01', 'pending'],
  ['02', 'pending'],
  ['03', 'pending'],
  ['04', 'refunded'],
  ['05', 'cancelled'],
  ['06', 'denied'],
  ['07', 'denied'],
] as const

const IDR = (value: string) => ({ value, currency: 'IDR' })

/** The tests that every service with a status passes. */
export function describeNotice({
  service,
  request: text,
  answer: documented,
  given,
  statusName = 'latestTransactionStatus',
  mandatory,
}: DescribedNotice): void {
  const request = parse(text)
  const code = service.code

  describe('the documented sample', () => {
    it('reaches the handler, which sees latestTransactionStatus', async () => {
      const { answer, requests } = await invoke<Record<string, unknown>, object, object>(service, text, () => given)
      expect(answer.cause).toBeUndefined()
      const { [statusName]: status, ...rest } = request
      expect(requests).toStrictEqual([{ ...rest, latestTransactionStatus: status }])
    })

    it('is answered as documented, but for the message, whose text is that of the table of codes', async () => {
      const { answer } = await invoke(service, text, () => given)
      const { responseMessage: _, ...expected } = parse(documented)
      expect(answer.httpStatus).toBe(200)
      expect(answer.body).toStrictEqual({ ...expected, responseMessage: 'Successful' })
    })

    it('may be answered by nothing', async () => {
      const { answer } = await invoke(service, text, () => undefined)
      expect(answer.body).toStrictEqual({ responseCode: `200${code}00`, responseMessage: 'Successful' })
    })
  })

  describe('meaning', () => {
    it.each(MEANINGS)('status %s is %s, and never reaches the handler', async (status, meaning) => {
      const notice = change(request, statusName, status)
      const { answer, requests, notices } = await invoke<object, object, object>(service, notice)
      expect(requests).toStrictEqual([])
      expect(notices).toMatchObject([{ meaning, request: { latestTransactionStatus: status } }])
      expect(answer.body.responseCode).toBe(`200${code}00`)
    })

    it.each([['08'], ['09'], ['0'], [0], ['000'], ['success'], [' 00'], [true], [{ value: '00' }], [['00']]])(
      'status %o is unknown: nothing runs, and the gateway is told to come again',
      async (status) => {
        const { answer, requests, notices } = await invoke(service, change(request, statusName, status))
        expect([...requests, ...notices]).toStrictEqual([])
        expect(answer.body).toStrictEqual({ responseCode: `500${code}00`, responseMessage: 'General Error' })
        expect(answer.cause).toMatchObject({ code: 'STATUS_UNKNOWN', field: 'latestTransactionStatus' })
      },
    )

    it.each([[undefined], [null], ['']])('so is one that is %o', async (status) => {
      const { answer, requests, notices } = await invoke(service, change(request, statusName, status))
      expect([...requests, ...notices]).toStrictEqual([])
      expect(answer.cause?.code).toBe('STATUS_UNKNOWN')
    })

    it('asks of a notice that is not paid its identity and status alone', async () => {
      const least = Object.fromEntries([...mandatory.map((name) => [name, request[name]]), [statusName, '03']])
      const { notices } = await invoke(service, least)
      expect(notices).toHaveLength(1)
      for (const name of mandatory) {
        const { answer } = await invoke(service, change(least, name, undefined))
        expect(answer.cause).toMatchObject({ code: 'FIELD_MISSING', field: name })
      }
    })

    it('acknowledges without otherStatus what undoes no money, and nothing else', async () => {
      for (const [status, meaning] of MEANINGS) {
        const notice = change(request, statusName, status)
        const { answer } = await invoke(service, notice, undefined, { handlesOthers: false })
        const isHarmless = meaning === 'pending' || meaning === 'denied'
        expect(answer.body.responseCode).toBe(isHarmless ? `200${code}00` : `500${code}00`)
      }
    })
  })

  describe('refusals', () => {
    it('carry code and message alone', async () => {
      const { answer } = await invoke(service, change(request, 'amount.value', '1.000'))
      expect(answer.body).toStrictEqual({
        responseCode: `400${code}01`,
        responseMessage: 'Invalid Field Format amount.value',
      })
    })
  })

  describe('identity', () => {
    const identityOf = (body: object) => identify(service, body as Readonly<Record<string, unknown>>)
    const { key, sameness, repeat } = identityOf(request)

    it('is the reference with the status, and a repeat gets the first answer', () => {
      expect(key).toStrictEqual([
        'paid',
        ...[request.originalReferenceNo, request[statusName]].map((x) => JSON.stringify(x)),
      ])
      expect(repeat).toBe('replay')
    })

    it('is another one for another reference or status, and none without a reference', () => {
      expect(identityOf(change(request, 'originalReferenceNo', 'another')).key).not.toStrictEqual(key)
      expect(identityOf(change(request, statusName, '04')).key).not.toStrictEqual(key)
      expect(identityOf(change(request, 'originalReferenceNo', undefined)).key).toBeUndefined()
    })

    it.each([
      ['originalReferenceNo', 'another'],
      ['originalPartnerReferenceNo', 'another'],
      [statusName, '04'],
      ['amount.value', '1.00'],
      ['amount.currency', 'USD'],
      ['additionalInfo.totalRefundAmount', IDR('1.00')],
      ['additionalInfo.refundHistory', [{ refundNo: '1' }]],
    ])('is not the same when %s alone changes', (path, value) => {
      expect(identityOf(change(request, path, value)).sameness).not.toBe(sameness)
    })

    it('is the same for another spelling of the amount, and for another description', () => {
      const respelled = change(
        request,
        'amount.value',
        `0${(request.amount as { value: string }).value.replace('.00', '.0')}`,
      )
      expect(identityOf(respelled).sameness).toBe(sameness)
      expect(identityOf(change(request, 'transactionStatusDesc', 'other words')).sameness).toBe(sameness)
    })

    it('tells two refunds of one payment apart, by their total or by their history', () => {
      const refund = change(request, statusName, '04')
      const refunds = [
        refund,
        change(refund, 'additionalInfo.totalRefundAmount', IDR('1.00')),
        change(refund, 'additionalInfo.totalRefundAmount', IDR('2.00')),
        change(refund, 'additionalInfo.refundHistory', [{ refundNo: '1' }]),
        change(refund, 'additionalInfo.refundHistory', [{ refundNo: '1' }, { refundNo: '2' }]),
      ]
      expect(new Set(refunds.map((each) => JSON.stringify(identityOf(each).key))).size).toBe(refunds.length)
      expect(new Set(refunds.map((each) => identityOf(each).sameness)).size).toBe(refunds.length)
    })

    it('stays that of the payment when its notice comes again after a refund, but is no repeat of it', () => {
      const again = identityOf(change(request, 'additionalInfo.refundHistory', [{ refundNo: '1' }]))
      expect(again.key).toStrictEqual(key)
      expect(again.sameness).not.toBe(sameness)
    })
  })
}
