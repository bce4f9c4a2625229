import { writeTimestamp } from '@snap-sdk/simulator'
import { describe, expect, it, vi } from 'vitest'
import { type DuplicateRules, memoryDuplicateStore, reject } from '../../src/index.ts'
import { makeGate } from '../support/gate.ts'
import { gatewayKeys } from '../support/key-pairs.ts'
import {
  type Answer,
  causeOf,
  inquiryService,
  type Merchant,
  openMerchant,
  paymentService,
  type TestHandler,
  type TestServices,
} from '../support/merchant.ts'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  INQUIRY_PATH,
  makeRequest,
  makeToken,
  NOW,
  PAYMENT_PATH,
} from '../support/request.ts'

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
    expect(events.at(-1)).toMatchObject({ type: 'answered', duplicate: 'replay', responseCode: '2002500' })
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
    expect(events.at(-1)).toMatchObject({ type: 'answered', duplicate: 'replay', responseCode: '5002500' })
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('concurrent calls', () => {
  /** A merchant whose handler waits for a gate. */
  function openGated() {
    const gate = makeGate()
    const merchant = open(async ({ text }) => {
      await gate.promise
      return { text }
    })
    return { gate, merchant }
  }
  const causes = ({ events }: Pick<Merchant, 'events'>) =>
    events.flatMap((event) => (event.type === 'refused' ? event.cause.code : []))

  it('of one payment: exactly one handler runs, eight wait for its answer, and the others hear a timeout at once', async () => {
    const { gate, merchant } = openGated()
    const calls = Array.from({ length: 20 }, () => merchant.call(payment))
    await vi.waitFor(() => expect(merchant.events).toHaveLength(11))
    expect(new Set(causes(merchant))).toEqual(new Set(['DUPLICATE_RUNNING']))
    gate.open()
    const answers = await Promise.all(calls)
    const codes = answers.map(({ code }) => code)
    expect(codes.filter((code) => code === '2002500')).toHaveLength(9)
    expect(codes.filter((code) => code === '5042500')).toHaveLength(11)
    expect(new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text)).size).toBe(1)
    expect(merchant.run).toHaveBeenCalledTimes(1)
    expect(merchant.events.filter((event) => event.type === 'answered' && event.duplicate === 'replay')).toHaveLength(8)
  })

  it('of one external ID with other bodies: exactly one handler runs, and the others conflict at once', async () => {
    const { gate, merchant } = openGated()
    const calls = Array.from({ length: 20 }, (_, index) =>
      merchant.call({ ...payment, body: { text: index === 0 ? 'paid' : `other ${index}` } }),
    )
    await vi.waitFor(() => expect(merchant.events).toHaveLength(19))
    expect(causes(merchant)).toEqual(Array(19).fill('DUPLICATE_CONFLICT'))
    gate.open()
    const codes = (await Promise.all(calls)).map(({ code }) => code)
    expect(codes.filter((code) => code === '2002500')).toHaveLength(1)
    expect(codes.filter((code) => code === '4092500')).toHaveLength(19)
    expect(merchant.run).toHaveBeenCalledTimes(1)
  })

  it('of one inquiry: exactly one handler runs, and the others conflict at once', async () => {
    const { gate, merchant } = openGated()
    const calls = Array.from({ length: 20 }, () => merchant.call(inquiry))
    await vi.waitFor(() => expect(merchant.events).toHaveLength(19))
    expect(causes(merchant)).toEqual(Array(19).fill('DUPLICATE_RUNNING'))
    gate.open()
    const codes = (await Promise.all(calls)).map(({ code }) => code)
    expect(codes.filter((code) => code === '2002400')).toHaveLength(1)
    expect(codes.filter((code) => code === '4092400')).toHaveLength(19)
    expect(merchant.run).toHaveBeenCalledTimes(1)
  })

  it('with different external IDs but one key: exactly one handler runs', async () => {
    const { gate, merchant } = openGated()
    const calls = Array.from({ length: 10 }, (_, index) => merchant.call({ ...payment, externalId: `pay-${index}` }))
    await vi.waitFor(() => expect(merchant.events).toHaveLength(1))
    gate.open()
    const codes = (await Promise.all(calls)).map(({ code }) => code)
    expect(merchant.run).toHaveBeenCalledTimes(1)
    expect(codes.filter((code) => code === '2002500')).toHaveLength(9)
    expect(codes.filter((code) => code === '5042500')).toHaveLength(1)
  })

  it('a duplicate whose caller goes away waits no longer', async () => {
    const { gate, merchant } = openGated()
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(merchant.run).toHaveBeenCalledTimes(1))
    const gone = new AbortController()
    const duplicate = merchant.call({ ...payment, signal: gone.signal })
    await pause()
    gone.abort()
    expect((await duplicate).code).toBe('5042500')
    expect(causeOf(merchant)).toBe('DUPLICATE_RUNNING')
    gate.open()
    expect((await first).code).toBe('2002500')
  })

  it('a duplicate waits without a handler’s slot', async () => {
    const gate = makeGate()
    const run = vi.fn<TestHandler>(async ({ text }) => {
      if (text === 'paid') await gate.promise
      return { text }
    })
    const merchant = openMerchant({ payment: run, maxConcurrentHandlers: 2 })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1))
    const duplicates: Promise<Answer>[] = []
    for (let count = 0; count < 4; count++) {
      duplicates.push(merchant.call(payment))
      await pause() // each takes a slot while it claims
    }
    const other = { ...payment, externalId: 'pay-2', body: { text: 'other', reference: 'R2' } }
    expect((await merchant.call(other)).code).toBe('2002500')
    gate.open()
    for (const call of [first, ...duplicates]) expect((await call).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('a duplicate that has waited, and would have to run the handler without a slot, gives its claim back', async () => {
    const gates = { first: makeGate(), release: makeGate(), other: makeGate() }
    const duplicates = memoryDuplicateStore()
    const { release } = duplicates
    vi.spyOn(duplicates, 'release').mockImplementationOnce(async (...step) => {
      await gates.release.promise
      return release(...step)
    })
    const run = vi.fn<TestHandler>(async ({ text }) => {
      if (run.mock.calls.length === 1) await gates.first.promise
      if (text !== 'paid') await gates.other.promise
      return { text }
    })
    const merchant = openMerchant({ payment: run, duplicates, maxConcurrentHandlers: 2 })
    const other = (reference: string) =>
      merchant.call({ ...payment, externalId: reference, body: { text: 'other', reference } })
    const first = merchant.call(payment)
    await pause()
    const duplicate = merchant.call(payment)
    await pause()
    const others = [other('R2')]
    gates.first.fail(new Error('rolled back'))
    await pause()
    others.push(other('R3'))
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(3))
    gates.release.open()
    expect((await duplicate).code).toBe('4292500')
    expect((await first).code).toBe('5002500')
    gates.other.open()
    for (const call of others) expect((await call).code).toBe('2002500')
    expect((await merchant.call(payment)).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(4)
  })

  it('a duplicate of a payment whose handler throws runs it itself', async () => {
    const gate = makeGate()
    const run = vi.fn<TestHandler>(async ({ text }) => {
      if (run.mock.calls.length === 1) await gate.promise
      return { text }
    })
    const merchant = openMerchant({ payment: run })
    const first = merchant.call(payment)
    await vi.waitFor(() => expect(run).toHaveBeenCalledTimes(1))
    const duplicate = merchant.call(payment)
    await pause()
    gate.fail(new Error('rolled back'))
    expect((await first).code).toBe('5002500')
    expect((await duplicate).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })
})

describe('a captured call, where the signature covers the body', () => {
  it.each(['symmetric', 'asymmetric', 'symmetric-without-token'] as const)(
    '%s: under another external ID it is the same call',
    async (scheme) => {
      const run = vi.fn(echo)
      const merchant = openMerchant({ inquiry: run, payment: run, contract: { signature: scheme } })
      const timestamp = writeTimestamp(NOW)
      const without = { text: 'paid' } // no reference, so no key
      const captured = { scheme, timestamp, path: PAYMENT_PATH, body: without }
      const first = await merchant.call({ ...captured, externalId: 'a' })
      expect(first.code).toBe('2002500')
      expect((await merchant.call({ ...captured, externalId: 'b' })).text).toBe(first.text)
      const asked = { scheme, timestamp, body: inquiry.body }
      expect((await merchant.call({ ...asked, externalId: 'a' })).code).toBe('2002400')
      expect((await merchant.call({ ...asked, externalId: 'b' })).code).toBe('4092400')
      expect(causeOf(merchant)).toBe('DUPLICATE_FINISHED')
      expect(run).toHaveBeenCalledTimes(2)
      // Signed anew, it is another call.
      const anew = { ...captured, timestamp: writeTimestamp(new Date(NOW.getTime() + 1000)), externalId: 'b' }
      expect((await merchant.call(anew)).code).toBe('2002500')
    },
  )
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

  it('keepDays is an option', async () => {
    const run = vi.fn(echo)
    const services = { payment: { duplicates: { keepDays: 30 } } }
    const merchant = openMerchant({ payment: run, contract: { services } })
    await merchant.call(payment)
    merchant.now = new Date('2024-02-20T08:00:00Z')
    const now = at('2024-02-20T08:00:00Z')
    const { json } = await merchant.requestToken(now)
    expect((await merchant.call({ ...payment, ...now, accessToken: json.accessToken })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(1)
  })
})

describe('the key', () => {
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

  it.each([undefined, ['absent'], ['reference', 'absent']])('can be turned off: %j', async (key) => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run, dialect: { services: servicesWith({ key }) } })
    await merchant.call(payment)
    await merchant.call({ ...payment, externalId: 'pay-2' })
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('can be changed, by a dialect and by a contract', async () => {
    for (const merchant of [
      openMerchant({ dialect: { services: servicesWith({ key: ['text', 'amount?'] }) } }),
      openMerchant({ contract: { services: { payment: { duplicates: { key: ['text', 'amount?'] } } } } }),
    ]) {
      expect((await merchant.call(payment)).code).toBe('2002500')
      const other = { ...payment, externalId: 'pay-2', body: { text: 'paid', reference: 'R2' } }
      expect((await merchant.call(other)).code).toBe('4092500')
      expect(causeOf(merchant)).toBe('DUPLICATE_CONFLICT')
      const more = { ...other, externalId: 'pay-3', body: { text: 'paid', amount: { value: '1', currency: 'IDR' } } }
      expect((await merchant.call(more)).code).toBe('2002500')
    }
  })

  it('a meaning that throws is 500xx01, and no handler runs', async () => {
    const run = vi.fn(echo)
    const broken = paymentService.with({
      meaning: () => {
        throw new Error('no meaning')
      },
    })
    const merchant = openMerchant({ payment: run, dialect: { services: { inquiry: inquiryService, payment: broken } } })
    expect((await merchant.call(payment)).code).toBe('5002501')
    expect(merchant.lastEvent()).toMatchObject({ type: 'failed', error: { message: 'no meaning' } })
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
  const contract = { services: { payment: { duplicates: { repeat: 'conflict' } } } } as const

  it('holds on any day', async () => {
    const { run, ...merchant } = open()
    const conflicting = openMerchant({ payment: run, contract })
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
    const merchant = openMerchant({ payment: run, contract, duplicates: memoryDuplicateStore({ maxEntries: 2 }) })
    const paid = (reference: string) =>
      merchant.call({ ...payment, externalId: reference, body: { text: 'paid', reference } })
    expect((await paid('R1')).code).toBe('2002500')
    expect((await paid('R2')).code).toBe('2002500')
    expect((await paid('R3')).code).toBe('5002501')
    expect((await paid('R1')).code).toBe('4092500')
    expect(run).toHaveBeenCalledTimes(2)
  })

  it.each([null, ''])('a key with a field of %j is not one', async (reference) => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run, contract })
    const body = { text: 'paid', reference }
    for (const externalId of ['a', 'b'])
      expect((await merchant.call({ ...payment, externalId, body })).code).toBe('2002500')
    expect(run).toHaveBeenCalledTimes(2)
  })
})

const pause = () => new Promise((resolve) => setTimeout(resolve, 20))

function servicesWith(duplicates: DuplicateRules): TestServices {
  return { inquiry: inquiryService, payment: paymentService.with({ duplicates }) }
}
