import { reject } from '@snap-sdk/core'
import { expect, it } from 'vitest'
import { alter, patch, valueAt } from '../stand/bodies.ts'
import type { Answered, CallOverrides } from '../stand/caller.ts'
import { gate } from '../stand/gate.ts'
import { keysOf } from '../stand/keys.ts'
import { openStand, type Stand } from '../stand/stand.ts'
import { definitionOf, type Rule, sampleOf } from './subject.ts'

/**
 * Where any 4xx to a payment undoes it: a repeat never hears one, finished or running, however its content is changed or broken. Only the
 * business's own no, and what proves nothing, are 4xx, and each of these tells the operator.
 */
export const describeUndoing: Rule = (subject) => {
  const { dialect, service, cases } = subject
  const definition = definitionOf(subject)
  if (dialect.refusalUndoes !== true || cases.paymentField === undefined) return
  const { paymentField } = cases
  const { body } = sampleOf(subject)
  const mandatory = Object.entries<{ optional: boolean }>(Object(definition.fields))
    .filter(([field, row]) => !row.optional && body[field] !== undefined)
    .map(([field]) => field)
  const sameness: readonly string[] = definition.duplicates?.sameness ?? []

  const broken: readonly (readonly [what: string, overrides: CallOverrides])[] = [
    ['the same body', {}],
    ['no JSON', { text: '{"partnerServiceId":' }],
    ['an empty body', { text: '' }],
    ['a list', { text: '[]' }],
    ['a body nested too deep', { text: '['.repeat(200) + ']'.repeat(200) }],
    ['no UTF-8', { text: '{"a":"\ufffd\ud800"}' }],
    ...mandatory.map(
      (field) => [`no ${field}`, { text: JSON.stringify(patch(body, { [field]: undefined })) }] as const,
    ),
    ...mandatory.map(
      (field) => [`a list as ${field}`, { text: JSON.stringify(patch(body, { [field]: [] })) }] as const,
    ),
    ...sameness.map(
      (field) =>
        [
          `another ${field}`,
          { text: JSON.stringify(patch(body, { [field]: alter(valueAt(body, field), field) })) },
        ] as const,
    ),
  ]

  it.each(broken)('answers a repeat with %s by no 4xx', async (_, overrides) => {
    const stand = openStand(dialect, { only: [service] })
    const first = await stand.caller.call(service, body)
    expect(first.status).toBe(200)
    for (const externalId of [first.externalId, '77007700770']) {
      expectNo4xx(await stand.caller.call(service, body, { ...overrides, externalId }))
    }
    expectNoAlarm(stand)
  })

  it.each(broken)('answers a repeat of a running call with %s by no 4xx', async (_, overrides) => {
    const [started, opened] = [gate(), gate()]
    const slow = async () => {
      started.open()
      await opened.passed
      return sampleOf(subject).answer ?? {}
    }
    const stand = openStand(dialect, { only: [service], handlers: { [service]: slow } })
    const answering = stand.caller.call(service, body, { externalId: '41807553358' })
    await Promise.race([started.passed, answering]) // a call that is refused starts nothing
    const repeating = ['41807553358', '77007700770'].map((externalId) =>
      stand.caller.call(service, body, { ...overrides, externalId }),
    )
    setImmediate(opened.open)
    const [first, ...repeats] = await Promise.all([answering, ...repeating])
    expect(first.status).toBe(200)
    for (const again of repeats) expectNo4xx(again)
    expectNoAlarm(stand)
  })

  it('answers what cannot be read of a first call by 5xx, too', async () => {
    for (const [, overrides] of broken.slice(1)) {
      const stand = openStand(dialect, { only: [service] })
      expectNo4xx(await stand.caller.call(service, body, overrides))
      expectNoAlarm(stand)
    }
  })

  it("tells of a handler's own reject that the payment may be reversed", async () => {
    const stand = openStand(dialect, { only: [service], handlers: { [service]: () => reject('paidBill') } })
    expect((await stand.caller.call(service, body)).body.responseCode).toBe(`404${cases.code}14`)
    const paymentId = stand.runs[0]?.context.paymentId
    expect(stand.events).toContainEqual(
      expect.objectContaining({ ...ALARM, gateway: dialect.factory.dialect.name, service, paymentId }),
    )
  })

  it.each<[string, CallOverrides, string]>([
    ['a foreign key', keysOf('another gateway'), `401${cases.code}00`],
    ['a foreign token', { accessToken: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl' }, `401${cases.code}01`],
    ['a caller whom nobody knows', { headers: { 'X-PARTNER-ID': 'somebody-else' } }, `401${cases.code}00`],
    ['no external ID', { externalId: undefined }, `400${cases.code}02`],
  ])('tells of %s that the payment may be reversed', async (_, overrides, responseCode) => {
    const stand = openStand(dialect, { only: [service] })
    expect((await stand.caller.call(service, body, overrides)).body.responseCode).toBe(responseCode)
    expect(stand.events).toContainEqual(expect.objectContaining({ ...ALARM, service }))
    expect(stand.runs).toHaveLength(0)
  })

  it('takes the money of a first call with another content under an external ID of yesterday', async () => {
    const stand = openStand(dialect, { only: [service] })
    const first = await stand.caller.call(service, body)
    stand.clock.now = new Date(stand.clock.now.getTime() + 24 * 3_600_000)
    const other = patch(body, { [paymentField]: alter(valueAt(body, paymentField), paymentField) })
    const second = await stand.caller.call(service, other, { externalId: first.externalId })
    expect(second.status).toBe(200)
    expect(stand.runs).toHaveLength(2)
  })
}

const ALARM = { type: 'warning', code: 'PAYMENT_MAY_BE_REVERSED' }

function expectNo4xx({ status, body }: Answered): void {
  expect(String(status)).not.toMatch(/^4/)
  expect(body.responseCode).not.toMatch(/^4/)
}

function expectNoAlarm({ events }: Stand): void {
  expect(events).not.toContainEqual(expect.objectContaining(ALARM))
}
