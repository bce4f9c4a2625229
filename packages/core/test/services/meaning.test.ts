import { describe, expect, it, vi } from 'vitest'
import {
  type Contract,
  defineGateway,
  defineService,
  type Meaning,
  memoryDuplicateStore,
  type OtherMeaning,
  optional,
  reject,
  type Service,
  text,
} from '../../src/index.ts'
import { causeOf, openMerchant, testPartner } from '../support/merchant.ts'
import { type CallParts, PAYMENT_PATH } from '../support/request.ts'

interface Notice {
  readonly reference: string
  readonly status: string
  readonly amount: string
}
type Other = Partial<Notice> & { readonly refundNo?: string | undefined }

const MEANINGS: Readonly<Record<string, Meaning>> = {
  '00': 'paid',
  '03': 'pending',
  '05': 'cancelled',
  '06': 'denied',
  '04': 'refunded',
  '07': 'expired',
  '08': 'reversed',
}

/** A notice of money that may say something else as well. */
const notify: Service<Notice, object, Other> = defineService<Notice, object, Other>({
  id: 'test-notify',
  path: PAYMENT_PATH,
  code: '56',
  fields: { reference: text(10), status: text(2), amount: text(10) },
  otherFields: {
    reference: optional(text(10)),
    status: text(2),
    amount: optional(text(10)),
    refundNo: optional(text(10)),
  },
  statusField: 'status',
  meaning: ({ status }) => (typeof status === 'string' ? (MEANINGS[status] ?? 'unknown') : 'unknown'),
  duplicates: { key: ['reference', 'status'], otherKey: ['refundNo'] },
})

type Table = { readonly notify: typeof notify }
const make = defineGateway({ name: 'test', basePath: '/api', signature: 'symmetric', token: {}, services: { notify } })

function open(contract: Partial<Contract<Table>> = {}) {
  const handler = vi.fn(() => ({}))
  const duplicates = memoryDuplicateStore()
  const gateway = make({ partners: [testPartner], handlers: { notify: handler }, ...contract })
  const merchant = openMerchant({ gateways: [gateway], duplicates })
  const start = merchant.events.splice(0)
  const send = (status: unknown, more: object = {}, parts: CallParts = {}) =>
    merchant.call({ path: PAYMENT_PATH, body: { reference: 'R1', status, amount: '1', ...more }, ...parts })
  return { handler, merchant, start, send, duplicates, invoke: gateway.invoke }
}

const statuses = Object.entries(MEANINGS).filter(([, meaning]) => meaning !== 'paid') as [string, OtherMeaning][]
const harmless = statuses.filter(([, meaning]) => ['pending', 'expired', 'denied'].includes(meaning))
const harmful = statuses.filter(([, meaning]) => ['cancelled', 'refunded', 'reversed'].includes(meaning))

describe('a payment handler is called for money received, and for nothing else', () => {
  it('paid', async () => {
    const { handler, send } = open()
    expect((await send('00')).code).toBe('2005600')
    expect(handler.mock.calls).toMatchObject([[{ reference: 'R1', status: '00', amount: '1' }, { service: 'notify' }]])
  })

  it.each(statuses)('not for %s, which is %s', async (status) => {
    for (const otherStatus of [undefined, () => {}]) {
      const { handler, send } = open({ otherStatus })
      await send(status)
      expect(handler).not.toHaveBeenCalled()
    }
  })

  it.each([undefined, null, '', '99', ' 00', 'paid', 0, ['00'], { '00': 1 }])(
    'not for a status of %j: 500xx00 with the field’s name',
    async (status) => {
      const otherStatus = vi.fn()
      const { handler, merchant, send, duplicates } = open({ otherStatus })
      const claim = vi.spyOn(duplicates, 'claim')
      const answer = await send(status)
      expect([answer.status, answer.code, answer.json.responseMessage]).toEqual([500, '5005600', 'General Error'])
      expect(merchant.lastEvent()).toMatchObject({
        cause: { code: 'STATUS_UNKNOWN', field: 'status', message: expect.stringMatching(/^status is /) },
      })
      expect(handler).not.toHaveBeenCalled()
      expect(otherStatus).not.toHaveBeenCalled()
      expect(claim).not.toHaveBeenCalled()
    },
  )

  it('says in its message what came, or that nothing did', async () => {
    const { merchant, send } = open()
    await send('99')
    expect(merchant.lastEvent()).toMatchObject({
      cause: { message: expect.stringContaining('status is "99", which nobody knows') },
    })
    await send(undefined)
    expect(merchant.lastEvent()).toMatchObject({ cause: { message: expect.stringContaining('status is missing') } })
  })
})

it.each<[string, Service<Notice, object, Other>['statusField'], string]>([
  ['by a function', (values) => (values.refundNo === undefined ? 'status' : 'refundNo'), 'refundNo is "R"'],
  ['not at all', undefined, 'the status is missing'],
])("a service that names its status's field %s", async (_, statusField, message) => {
  const named = { ...notify, statusField } as typeof notify
  const gateway = defineGateway({
    name: 'test',
    basePath: '/api',
    signature: 'symmetric',
    token: {},
    services: { notify: named },
  })
  const merchant = openMerchant({ gateways: [gateway({ partners: [testPartner], handlers: { notify: () => ({}) } })] })
  await merchant.call({ path: PAYMENT_PATH, body: { status: '99', refundNo: 'R' } })
  expect(merchant.lastEvent()).toMatchObject({ cause: { message: expect.stringContaining(message) } })
})

describe('otherStatus', () => {
  it.each(statuses)('gets %s as %s, with its own fields', async (status, meaning) => {
    const otherStatus = vi.fn()
    const { merchant, send } = open({ otherStatus })
    expect((await send(status, { amount: undefined, refundNo: 'N1' }, { externalId: 'e' })).code).toBe('2005600')
    const request = { reference: 'R1', status, refundNo: 'N1' }
    const context = { gateway: 'test', service: 'notify', externalId: 'e', paymentId: expect.any(String) }
    expect(otherStatus.mock.calls).toMatchObject([[{ service: 'notify', meaning, request }, context]])
    expect(merchant.lastEvent()).toMatchObject({ type: 'answered', outcome: 'successful' })
    expect(merchant.warnings()).toEqual([])
  })

  it('gets what nobody named, too, and no field of a payment is demanded', async () => {
    const otherStatus = vi.fn()
    const { send } = open({ otherStatus })
    await send('07', { reference: undefined, amount: undefined, extra: [1] })
    expect(otherStatus.mock.calls[0]?.[0]).toEqual({
      service: 'notify',
      meaning: 'expired',
      request: { status: '07', extra: [1] },
    })
  })

  it.each([undefined, null, 42, 'text', { responseCode: '9999999', secret: 1 }])(
    'what it returns is ignored: %j',
    async (returned) => {
      const { send } = open({ otherStatus: () => returned })
      expect((await send('04')).json).toEqual({ responseCode: '2005600', responseMessage: 'Successful' })
    },
  )

  it('may reject, and throw', async () => {
    const rejecting = open({ otherStatus: () => reject('invalidBill') })
    expect((await rejecting.send('04')).code).toBe('4045612')
    const dropping = open({ otherStatus: (_, context) => void context.reject('invalidBill') })
    expect((await dropping.send('04')).code).toBe('5005600')
    expect(causeOf(dropping.merchant)).toBe('REJECTION_DROPPED')
    const throwing = open({
      otherStatus: () => {
        throw new Error('down')
      },
    })
    expect((await throwing.send('04')).code).toBe('5005600')
    expect(causeOf(throwing.merchant)).toBe('HANDLER_THREW')
  })

  it('runs once for each notice: a repeat of one is answered the same, another refund is another one', async () => {
    const otherStatus = vi.fn()
    const { handler, merchant, send } = open({ otherStatus })
    for (const externalId of ['e-1', 'e-2']) expect((await send('00', {}, { externalId })).code).toBe('2005600')
    for (const externalId of ['e-3', 'e-4']) {
      expect((await send('04', { refundNo: '1' }, { externalId })).code).toBe('2005600')
    }
    expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay' })
    expect((await send('04', { refundNo: '2' }, { externalId: 'e-5' })).code).toBe('2005600')
    expect(handler).toHaveBeenCalledTimes(1)
    expect(otherStatus).toHaveBeenCalledTimes(2)
    const ids = otherStatus.mock.calls.map(([, { paymentId }]) => paymentId)
    expect(new Set(ids).size).toBe(2)
  })
})

describe('without otherStatus', () => {
  it.each(harmless)('%s, %s, is acknowledged, with an event', async (status, meaning) => {
    const { merchant, send } = open()
    expect((await send(status)).code).toBe('2005600')
    expect(merchant.events).toMatchObject([
      { type: 'answered', outcome: 'successful', responseCode: '2005600' },
      {
        type: 'warning',
        code: 'NOTICE_ACKNOWLEDGED',
        message: `notify reports '${meaning}', and the contract has no otherStatus: it is acknowledged, and nothing ran`,
      },
    ])
  })

  it.each(harmful)(
    '%s, %s, is never acknowledged: 500xx00, with an event, each time it comes',
    async (status, meaning) => {
      const { merchant, send } = open()
      for (let count = 0; count < 2; count++) {
        const answer = await send(status, {}, { externalId: 'same' })
        expect([answer.status, answer.code]).toEqual([500, '5005600'])
        expect(merchant.lastEvent()).toMatchObject({
          type: 'failed',
          cause: {
            code: 'NOTICE_UNHANDLED',
            message: `notify reports '${meaning}', and the contract has no otherStatus: it is not acknowledged`,
          },
        })
      }
    },
  )

  it('the contract is warned at start, and one that has it, or whose services report nothing else, is not', () => {
    expect(open().start).toMatchObject([
      {
        type: 'warning',
        code: 'OTHER_STATUS_MISSING',
        gateway: 'test',
        message: expect.stringMatching(/^notify can report/),
      },
    ])
    expect(open({ otherStatus: () => {} }).start).toEqual([])
    expect(openMerchant().events).toEqual([])
  })

  it('an acknowledgment that cannot be written is 500xx00', async () => {
    const broken = notify.with({ toBody: () => [] })
    const gateway = defineGateway({ ...make.dialect, services: { notify: broken } })({
      partners: [testPartner],
      handlers: { notify: () => ({}) },
    })
    const merchant = openMerchant({ gateways: [gateway] })
    const body = { reference: 'R1', status: '07', amount: '1' }
    expect((await merchant.call({ path: PAYMENT_PATH, body })).code).toBe('5005600')
    expect(causeOf(merchant)).toBe('ANSWER_INVALID')
  })
})

it('invoke goes the same ways', async () => {
  const otherStatus = vi.fn()
  const { invoke, handler } = open({ otherStatus })
  expect(await invoke('notify', { reference: 'R', status: '04' })).toMatchObject({ httpStatus: 200 })
  expect(otherStatus).toHaveBeenCalledTimes(1)
  expect(await invoke('notify', { reference: 'R', status: '99' })).toMatchObject({
    httpStatus: 500,
    cause: { code: 'STATUS_UNKNOWN', field: 'status' },
  })
  expect(await invoke('notify', { reference: 'R', status: '00' })).toMatchObject({ cause: { code: 'FIELD_MISSING' } })
  expect(handler).not.toHaveBeenCalled()
})
