import { expect, test } from 'vitest'
import { inquiryService, openMerchant, paymentService } from '../../../packages/core/test/support/merchant.ts'
import { PAYMENT_PATH } from '../../../packages/core/test/support/request.ts'
import { EVENT_FIELDS, type EventType } from './events/event-fields.ts'
import { COMMAND, formatEventsPage } from './events/events-page.ts'

test.each([
  ['docs/events.md', 'en'],
  ['docs/id/events.md', 'id'],
] as const)('%s is what the tables say', async (page, language) => {
  await expect(
    formatEventsPage(language),
    `${page} is not what the tables say. Write it anew: ${COMMAND}`,
  ).toMatchFileSnapshot(`../../../${page}`)
})

/** The fields of one type, by when they are there. */
function fieldsOf(type: EventType, holds: (when: string) => boolean): string[] {
  return Object.entries(EVENT_FIELDS).flatMap(([name, { when }]) => {
    const { [type]: found }: Readonly<Partial<Record<EventType, string>>> = when
    return found !== undefined && holds(found) ? [name] : []
  })
}

test('events have the fields of their type, those of each always, and no other', async () => {
  const services = { inquiry: inquiryService, payment: paymentService.with({ about: ['text', 'amount'] }) }
  const merchant = openMerchant({
    dialect: { services, refusalUndoes: true },
    partner: { clientSecrets: ['short', 'client-secret-of-the-fixture'] },
    inquiry: () => Promise.reject(new Error('the database is down')),
  })
  const payment = {
    path: PAYMENT_PATH,
    externalId: 'pay-1',
    body: { text: 'paid', reference: 'R1' },
    remoteAddress: '::1',
  }
  await merchant.requestToken()
  await merchant.call(payment)
  await merchant.call(payment)
  await merchant.call({ ...payment, body: { text: 'other', reference: 'R1' } })
  await merchant.call({ ...payment, clientId: 'STRANGER' })
  await merchant.call({ path: '/v1.0/another' })
  await merchant.call()
  const { events } = merchant
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['answered', 'refused', 'failed', 'warning']))
  for (const event of events) {
    const defined = Object.entries(event).flatMap(([name, value]) => (value === undefined ? [] : [name]))
    expect(fieldsOf(event.type, () => true)).toEqual(expect.arrayContaining(defined))
    expect(defined).toEqual(expect.arrayContaining(fieldsOf(event.type, (when) => when === 'always')))
  }
  const seen = new Set(
    events.flatMap((event) => Object.entries(event).flatMap(([name, value]) => (value === undefined ? [] : [name]))),
  )
  const rare = ['waitedMilliseconds', 'late', 'claim']
  expect([...seen, ...rare].sort()).toEqual(Object.keys(EVENT_FIELDS).sort())
})
