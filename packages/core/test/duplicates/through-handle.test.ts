import { writeTimestamp } from '@snap-sdk/simulator'
import { describe, expect, it, vi } from 'vitest'
import { memoryDuplicateStore, reject } from '../../src/index.ts'
import { makeGate } from '../support/gate.ts'
import { gatewayKeys } from '../support/key-pairs.ts'
import { causeOf, openMerchant, paymentService, type TestHandler } from '../support/merchant.ts'
import { CLIENT_ID, CLIENT_SECRET, INQUIRY_PATH, makeRequest, makeToken, PAYMENT_PATH } from '../support/request.ts'

const echo: TestHandler = async ({ text }) => ({ text })
const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid', reference: 'R1' } }
const inquiry = { path: INQUIRY_PATH, externalId: 'inq-1', body: { text: 'hello' } }

function open(handler: TestHandler = echo) {
  const run = vi.fn(handler)
  return { run, ...openMerchant({ inquiry: run, payment: run }) }
}

describe('conflict', () => {
  it.each([
    ['the same body', inquiry.body],
    ['another body', { text: 'other' }],
  ])('the same external ID on the same day, %s: 409xx00', async (_, body) => {
    const { run, call } = open()
    expect((await call(inquiry)).code).toBe('2002400')
    const answer = await call({ ...inquiry, body })
    expect([answer.status, answer.code, answer.json.responseMessage]).toEqual([409, '4092400', 'Conflict'])
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('says exactly which to the operator', async () => {
    const merchant = openMerchant()
    await merchant.call(inquiry)
    await merchant.call(inquiry)
    expect(causeOf(merchant)).toBe('DUPLICATE_FINISHED')
    await merchant.call({ ...inquiry, body: { text: 'other' } })
    expect(causeOf(merchant)).toBe('DUPLICATE_CONFLICT')
  })

  it('the same external ID at another service, or by another partner, is another call', async () => {
    const run = vi.fn(echo)
    const shared = { publicKeys: gatewayKeys.pem, clientSecrets: CLIENT_SECRET }
    const partners = [CLIENT_ID, 'OTHER'].map((clientId) => ({ clientId, ...shared }))
    const { call } = openMerchant({ inquiry: run, payment: run, partners })
    expect((await call(inquiry)).code).toBe('2002400')
    expect((await call({ ...inquiry, path: PAYMENT_PATH })).code).toBe('2002500')
    expect((await call({ ...inquiry, clientId: 'OTHER' })).code).toBe('2002400')
    expect((await call({ ...inquiry, path: PAYMENT_PATH, clientId: 'OTHER' })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(4)
  })
})

describe('replay', () => {
  it('the same body gets the first answer, byte for byte, with headers of its own', async () => {
    const { run, call, events, ...merchant } = open()
    const first = await call(payment)
    const again = await call({ ...payment, timestamp: '2024-01-22T15:01:00+07:00' })
    expect(first.code).toBe('2002500')
    expect(again.text).toBe(first.text)
    expect(again.status).toBe(first.status)
    expect(run).toHaveBeenCalledTimes(1)
    expect(events.at(-1)).toMatchObject({ type: 'accepted', replayed: true, responseCode: '2002500' })
    expect(events.at(-1)).not.toHaveProperty('outcome')
    expect(merchant.warnings()).toEqual([])
  })

  it('other white space is the same body', async () => {
    const { run, call } = open()
    await call({ ...payment, body: '{"text":"paid","reference":"R1"}' })
    expect((await call({ ...payment, body: '{ "text": "paid",\n"reference": "R1" }' })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('another body is 409xx00', async () => {
    const { run, call } = open()
    await call(payment)
    expect((await call({ ...payment, body: { text: 'other', reference: 'R1' } })).code).toBe('4092500')
    expect((await call({ ...payment, body: { text: 'other', reference: 'R2' } })).code).toBe('4092500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('the stored bytes stay what they were, whatever is done to an answer', async () => {
    const { call } = open()
    const first = await call(payment)
    const text = first.text
    first.body.fill(0)
    const again = await call(payment)
    again.body.fill(0)
    expect((await call(payment)).text).toBe(text)
  })

  it.each(['paidBill', 'invalidBill', 'invalidAmount', 'inconsistentRequest', 'badRequest'] as const)(
    'a rejection is an answer too: %s',
    async (outcome) => {
      const { run, call } = open(() => reject(outcome, { reason: 'why', data: { more: 1 } }))
      const first = await call(payment)
      expect((await call(payment)).text).toBe(first.text)
      expect(run).toHaveBeenCalledTimes(1)
    },
  )

  it('an answer that its schema refuses is kept as 500xx00 and never run again', async () => {
    const { run, call, events } = open(() => ({ text: 42 }) as unknown as { text: string })
    expect((await call(payment)).code).toBe('5002500')
    expect(events.at(-1)).toMatchObject({ type: 'failed', cause: { code: 'ANSWER_INVALID', field: 'text' } })
    expect((await call(payment)).code).toBe('5002500')
    expect(events.at(-1)).toMatchObject({ type: 'accepted', replayed: true, responseCode: '5002500' })
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('concurrent calls', () => {
  it.each(['same', 'other'])('%s body: exactly one handler runs', async (body) => {
    const gate = makeGate()
    const merchant = open(async ({ text }) => {
      await gate.promise
      return { text }
    })
    const calls = Array.from({ length: 20 }, (_, index) =>
      merchant.call({ ...payment, body: { text: body === 'same' || index === 0 ? 'paid' : `other ${index}` } }),
    )
    await vi.waitFor(() => expect(merchant.events).toHaveLength(19))
    gate.open()
    const codes = (await Promise.all(calls)).map(({ code }) => code)
    expect(codes.filter((code) => code === '2002500')).toHaveLength(1)
    expect(codes.filter((code) => code === '4092500')).toHaveLength(19)
    expect(merchant.run).toHaveBeenCalledTimes(1)
    const causes = merchant.events.flatMap((event) => (event.type === 'rejected' ? event.cause.code : []))
    expect(new Set(causes)).toEqual(new Set([body === 'same' ? 'DUPLICATE_RUNNING' : 'DUPLICATE_CONFLICT']))
  })

  it('with different external IDs but one duplicate key: exactly one handler runs', async () => {
    const merchant = open()
    const calls = Array.from({ length: 10 }, (_, index) => merchant.call({ ...payment, externalId: `pay-${index}` }))
    const codes = (await Promise.all(calls)).map(({ code }) => code)
    expect(merchant.run).toHaveBeenCalledTimes(1)
    expect(codes.filter((code) => code !== '2002500' && code !== '4092500')).toEqual([])
  })
})

describe('days', () => {
  // Without a reference there is no duplicate key: only the external ID tells.
  const payment = { path: PAYMENT_PATH, externalId: 'pay-1', body: { text: 'paid' } }
  const at = (iso: string) => ({ timestamp: writeTimestamp(new Date(iso)) })
  const BEFORE = '2024-01-22T23:59:58+07:00'
  const AFTER = '2024-01-23T00:00:03+07:00'

  function openAt(iso: string) {
    const merchant = open()
    const opened = openMerchant({ inquiry: merchant.run, payment: merchant.run })
    opened.now = new Date(iso)
    const send = async (now: string, parts: typeof payment | typeof inquiry, timestamp = now) => {
      opened.now = new Date(now)
      const accessToken = (await opened.requestToken(at(now))).json.accessToken
      return (await opened.call({ ...parts, ...at(timestamp), accessToken })).code
    }
    return { run: merchant.run, send }
  }

  it('replay, over midnight: the unchanged call and the one signed anew get the first answer', async () => {
    const { run, send } = openAt(BEFORE)
    expect(await send(BEFORE, payment)).toBe('2002500')
    expect(await send(AFTER, payment, BEFORE)).toBe('2002500')
    expect(await send(AFTER, payment)).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('conflict, over midnight: the unchanged call is a duplicate, the one signed anew is of another day', async () => {
    const { run, send } = openAt(BEFORE)
    expect(await send(BEFORE, inquiry)).toBe('2002400')
    expect(await send(AFTER, inquiry, BEFORE)).toBe('4092400')
    expect(run).toHaveBeenCalledTimes(1)
    expect(await send(AFTER, inquiry)).toBe('2002400')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('the day is the one of X-TIMESTAMP in Jakarta, whatever its offset', async () => {
    const merchant = openMerchant()
    merchant.now = new Date(AFTER)
    const { json } = await merchant.requestToken(at(AFTER))
    const call = (timestamp: string) => merchant.call({ ...inquiry, timestamp, accessToken: json.accessToken })
    expect((await call('2024-01-22T17:00:03Z')).code).toBe('2002400')
    expect((await call('2024-01-22T19:00:04+02:00')).code).toBe('4092400')
    expect((await call('2024-01-22T16:59:59Z')).code).toBe('2002400')
  })

  it('another day: conflict is new; replay is new with another body, and known for 7 days with the same', async () => {
    const { run, send } = openAt(BEFORE)
    await send(BEFORE, inquiry)
    await send(BEFORE, payment)
    expect(await send('2024-01-23T12:00:00+07:00', inquiry)).toBe('2002400')
    expect(await send('2024-01-23T12:00:00+07:00', { ...payment, body: { text: 'new' } })).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(4)
    expect(await send('2024-01-29T23:59:57+07:00', payment)).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(4)
    expect(await send('2024-01-29T23:59:58+07:00', payment)).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(5)
  })

  it('replayDays is an option', async () => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run, service: { replayDays: 30 } })
    await merchant.call(payment)
    merchant.now = new Date('2024-02-20T08:00:00Z')
    const now = at('2024-02-20T08:00:00Z')
    const { json } = await merchant.requestToken(now)
    expect((await merchant.call({ ...payment, ...now, accessToken: json.accessToken })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('duplicateKey', () => {
  it('the same payment under a new external ID gets the first answer', async () => {
    const { run, call } = open()
    const first = await call(payment)
    expect((await call({ ...payment, externalId: 'pay-2' })).text).toBe(first.text)
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('the same key with another body is 409xx00', async () => {
    const { run, call } = open()
    await call(payment)
    const answer = await call({ ...payment, externalId: 'pay-2', body: { text: 'other', reference: 'R1' } })
    expect(answer.code).toBe('4092500')
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('a request without one goes by its external ID alone', async () => {
    const { run, call } = open()
    await call({ ...payment, body: { text: 'paid' } })
    expect((await call({ ...payment, externalId: 'pay-2', body: { text: 'paid' } })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('can be turned off, and changed', async () => {
    for (const duplicateKey of [false, () => undefined] as const) {
      const run = vi.fn(echo)
      const merchant = openMerchant({ payment: run, service: { duplicateKey } })
      await merchant.call(payment)
      await merchant.call({ ...payment, externalId: 'pay-2' })
      expect(run).toHaveBeenCalledTimes(2)
    }
  })

  it('that throws is 500xx01, and no handler runs', async () => {
    const run = vi.fn(echo)
    const service = paymentService(run, {
      duplicateKey: () => {
        throw new Error('no key')
      },
    })
    const merchant = openMerchant({ services: [service] })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(run).not.toHaveBeenCalled()
  })

  it('does not meet an external ID that looks like it', async () => {
    const { run, call } = open()
    await call(payment)
    await call({ ...payment, externalId: 'R1', body: { text: 'x', reference: 'pay-1' } })
    expect(run).toHaveBeenCalledTimes(2)
  })
})

describe('what releases the claim, so that a retry runs the handler again', () => {
  const endings: [string, () => never | ReturnType<typeof reject>, string][] = [
    ['a throw', () => raise(), '5002500'],
    ['generalError', () => reject('generalError'), '5002500'],
    ['internalServerError', () => reject('internalServerError'), '5002501'],
    ['externalServerError', () => reject('externalServerError'), '5002502'],
    ['timeout', () => reject('timeout'), '5042500'],
    ['tooManyRequests', () => reject('tooManyRequests'), '4292500'],
    ['requestInProgress', () => reject('requestInProgress'), '2022500'],
    ['a thrown 5xx', () => raise(reject('externalServerError')), '5002502'],
  ]
  it.each(endings)('%s', async (_, end, code) => {
    let calls = 0
    const { call } = open(({ text }) => (calls++ === 0 ? end() : { text }))
    expect((await call(payment)).code).toBe(code)
    expect((await call(payment)).code).toBe('2002500')
    expect((await call(payment)).code).toBe('2002500')
    expect(calls).toBe(2)
  })

  it('a thrown rejection below 500 is an answer', async () => {
    const { run, call } = open(() => raise(reject('paidBill')))
    expect((await call(payment)).code).toBe('4042514')
    expect((await call(payment)).code).toBe('4042514')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

it('the access token is no duplicate of itself', async () => {
  const merchant = openMerchant()
  const request = makeRequest()
  expect(request.headers.get('x-external-id')).not.toBeNull()
  for (let count = 0; count < 3; count++) {
    expect((await merchant.requestToken({ headers: { 'x-external-id': 'same' } })).code).toBe('2007300')
  }
})

function raise(error: unknown = new Error('the database is down')): never {
  throw error
}

describe('a duplicate key under conflict', () => {
  const service = { duplicates: 'conflict' } as const

  it('holds on any day', async () => {
    const { run, ...merchant } = open()
    const conflicting = openMerchant({ payment: run, service })
    conflicting.now = new Date('2024-01-22T16:00:00Z')
    const at = (externalId: string) => ({ ...payment, externalId, timestamp: writeTimestamp(conflicting.now) })
    expect((await conflicting.call({ ...at('a'), accessToken: makeToken(CLIENT_ID, conflicting.now) })).code).toBe(
      '2002500',
    )
    conflicting.now = new Date('2024-01-22T17:10:00Z')
    expect((await conflicting.call({ ...at('b'), accessToken: makeToken(CLIENT_ID, conflicting.now) })).code).toBe(
      '4092500',
    )
    expect(run).toHaveBeenCalledTimes(1)
    await merchant.snap.close()
  })

  it('is never forgotten for want of room', async () => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run, service, duplicates: memoryDuplicateStore({ maxEntries: 2 }) })
    const paid = (reference: string) =>
      merchant.call({ ...payment, externalId: reference, body: { text: 'paid', reference } })
    expect((await paid('R1')).code).toBe('2002500')
    expect((await paid('R2')).code).toBe('2002500')
    expect((await paid('R3')).code).toBe('5002501')
    expect((await paid('R1')).code).toBe('4092500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it.each([null, ''])('a key of %j is none', async (reference) => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run, service: { duplicateKey: () => reference as string } })
    for (const externalId of ['a', 'b']) expect((await merchant.call({ ...payment, externalId })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })
})
