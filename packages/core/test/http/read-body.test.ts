import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startDeadline } from '../../src/http/deadline.ts'
import { readBody } from '../../src/http/read-body.ts'
import { causeOf, openMerchant } from '../support/merchant.ts'
import { type CallParts, makeRequest, stream, toBytes } from '../support/request.ts'

const MAXIMUM = 200
const merchant = openMerchant({ maxBodyBytes: MAXIMUM })

/** A body of that many bytes, signed. */
function sized(bytes: number): string {
  const text = '{"text":"a"}'
  return text + ' '.repeat(bytes - text.length)
}

/** A stream that counts what was taken from it. */
function counted(...chunks: readonly string[]) {
  const taken: number[] = []
  async function* chunked(): AsyncGenerator<Uint8Array> {
    for (const chunk of chunks) {
      taken.push(chunk.length)
      yield toBytes(chunk)
    }
  }
  return { taken, sentBody: chunked() }
}

const closes = ({ headers }: { headers: Readonly<Record<string, string>> }) => headers.Connection === 'close'

describe('a body at the limit', () => {
  it('is read, as bytes and as a stream', async () => {
    const body = sized(MAXIMUM)
    for (const parts of [{ body }, { body, sentBody: stream(body.slice(0, 7), '', body.slice(7)) }]) {
      const answer = await merchant.call(parts)
      expect([answer.code, closes(answer)]).toEqual(['2002400', false])
    }
  })

  it('may come in single bytes', async () => {
    const body = sized(MAXIMUM)
    expect((await merchant.call({ body, sentBody: stream(...body) })).code).toBe('2002400')
  })
})

it('a body that does not say how long it is may come in any number of chunks', async () => {
  const roomy = openMerchant({ maxBodyBytes: 60_000 })
  const body = sized(50_000)
  const chunks = body.match(/.{1,999}/g) ?? []
  const headers = { 'content-length': undefined, 'transfer-encoding': 'chunked' }
  expect((await roomy.call({ body, sentBody: stream(...chunks), headers })).code).toBe('2002400')
})

it('a body that ends before its Content-Length is interrupted, whole as its bytes may look', async () => {
  const body = sized(50)
  const answer = await merchant.call({ body, sentBody: stream(body), headers: { 'content-length': '51' } })
  expect([answer.status, causeOf(merchant)]).toEqual([400, 'BODY_INTERRUPTED'])
})

describe('a body over the limit', () => {
  const body = sized(MAXIMUM + 1)

  it('is refused by its Content-Length before anything is read', async () => {
    const { taken, sentBody } = counted(body)
    const answer = await merchant.call({ body, sentBody, headers: { 'content-length': String(body.length) } })
    expect([answer.status, answer.code, closes(answer), taken]).toEqual([400, '4002400', true, []])
    expect(causeOf(merchant)).toBe('BODY_TOO_LARGE')
  })

  it('is refused by count, and the rest is not read', async () => {
    const { taken, sentBody } = counted(body.slice(0, 150), body.slice(150), 'more', 'and more')
    const answer = await merchant.call({ body, sentBody })
    expect([answer.code, closes(answer), taken]).toEqual(['4002400', true, [150, 51]])
  })

  it.each(['5', '-1', 'many', ''])('is refused by count when Content-Length says %j', async (length) => {
    const { taken, sentBody } = counted(body, 'more')
    const answer = await merchant.call({ body, sentBody, headers: { 'content-length': length } })
    expect([answer.code, taken]).toEqual(['4002400', [MAXIMUM + 1]])
  })

  it('is refused when its bytes are there already, and the connection may stay', async () => {
    const answer = await merchant.call({ body, headers: { 'content-length': undefined } })
    expect([answer.code, closes(answer)]).toEqual(['4002400', false])
  })

  it('is refused on a Content-Length that is too large, whatever came', async () => {
    expect((await merchant.call({ headers: { 'content-length': '1e9' } })).code).toBe('4002400')
  })
})

describe('Connection: close', () => {
  const early: [string, CallParts][] = [
    ['a path that is not ours', { path: '/v1.0/nothing' }],
    ['a wrong method', { method: 'PUT' }],
    ['a missing header', { headers: { 'channel-id': undefined } }],
    ['a stale timestamp', { timestamp: '2020-01-01T00:00:00+07:00' }],
    ['an unknown client', { clientId: 'OTHER' }],
    ['a bad token', { accessToken: 'x' }],
    ['a Content-Encoding', { headers: { 'content-encoding': 'gzip' } }],
  ]
  it.each(early)('goes with an answer that came before the body was read: %s', async (_, parts) => {
    const unread = counted('{"text":"a"}')
    const answer = await merchant.call({ ...parts, sentBody: unread.sentBody })
    expect([answer.status >= 400, closes(answer), unread.taken]).toEqual([true, true, []])
    expect(closes(await merchant.call({ ...parts, body: '{"text":"a"}' }))).toBe(false)
  })

  it.each<[string, CallParts]>([
    ['a wrong signature', { clientSecret: 'another' }],
    ['a body that is no JSON', { body: 'no JSON' }],
    ['a missing field', { body: '{}' }],
    ['a good call', {}],
  ])('does not go with %s: the body was read to its end', async (_, parts) => {
    const body = parts.body ?? '{"text":"a"}'
    expect(closes(await merchant.call({ ...parts, sentBody: stream(toBytes(body)) }))).toBe(false)
  })

  it('does not go where there is no body to read', async () => {
    const headers = { 'transfer-encoding': undefined, 'channel-id': undefined }
    expect(closes(await merchant.call({ sentBody: stream(), headers }))).toBe(false)
    expect(closes(await merchant.call({ sentBody: stream(), headers: { ...headers, 'content-length': '0' } }))).toBe(
      false,
    )
  })

  it('goes with a body that broke off', async () => {
    const answer = await merchant.call({ sentBody: broken('{"te') })
    expect([answer.code, closes(answer)]).toEqual(['4002400', true])
    expect(causeOf(merchant)).toBe('BODY_INTERRUPTED')
  })
})

describe('Content-Encoding', () => {
  it.each(['gzip', 'br', 'identity, gzip', 'deflate', 'x'])('%j is 400xx00', async (encoding) => {
    const answer = await merchant.call({ headers: { 'content-encoding': encoding } })
    expect(answer.code).toBe('4002400')
    expect(causeOf(merchant)).toBe('BODY_ENCODED')
  })

  it.each(['identity', 'Identity', '', ' '])('%j is nothing', async (encoding) => {
    expect((await merchant.call({ headers: { 'content-encoding': encoding } })).code).toBe('2002400')
  })
})

describe('a body that does not end', () => {
  it('is 504xx00 at the deadline', async () => {
    const slow = openMerchant({ contract: { deadlineMilliseconds: 50 } })
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield toBytes('{')
      await new Promise(() => {})
    }
    const answer = await slow.call({ sentBody: endless() })
    expect([answer.status, answer.code, closes(answer)]).toEqual([504, '5042400', true])
    expect(causeOf(slow)).toBe('BODY_TOO_SLOW')
    expect(slow.lastEvent().type).toBe('refused')
  })

  it('is too slow where the deadline had passed before it was read, and not interrupted', async () => {
    const deadline = startDeadline(1)
    await new Promise((resolve) => setTimeout(resolve, 10))
    const request = { ...makeRequest(), body: stream('{"text":"a"}') }
    const read = await readBody(request, { maxBytes: 100, deadline })
    expect(read).toMatchObject({ ok: false, failure: { code: 'BODY_TOO_SLOW' } })
  })

  it.each(['before', 'meanwhile'])('ends when the caller went away %s', async (when) => {
    const gone = new AbortController()
    if (when === 'before') gone.abort()
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield toBytes('{')
      queueMicrotask(() => gone.abort())
      await new Promise(() => {})
    }
    const answer = await merchant.call({ sentBody: endless(), signal: gone.signal })
    expect([answer.code, causeOf(merchant)]).toEqual(['4002400', 'BODY_INTERRUPTED'])
  })

  it('may fail after its call was answered, and nobody notices', async () => {
    const slow = openMerchant({ contract: { deadlineMilliseconds: 20 } })
    let breakOff: (error: Error) => void = () => {}
    const next = new Promise<never>((_, reject) => {
      breakOff = reject
    })
    next.catch(() => {}) // on a slow machine nobody ever asks for it; what is made of it would fail the run
    const answer = await slow.call({ sentBody: { [Symbol.asyncIterator]: () => ({ next: () => next }) } })
    expect(answer.code).toBe('5042400')
    breakOff(new Error('reset'))
    await new Promise(setImmediate)
  })
})

it('a stream of text is a wiring error that names the fix', async () => {
  async function* decoded(): AsyncGenerator<Uint8Array> {
    yield '{"text":"a"}' as unknown as Uint8Array // what setEncoding() makes
  }
  const answer = await merchant.call({ sentBody: decoded() })
  expect(answer.code).toBe('5002401')
  expect(merchant.lastEvent()).toMatchObject({
    error: { code: 'BODY_ALREADY_PARSED', message: expect.stringContaining('setEncoding()') },
  })
})

it('a disconnect does not abort the handler', async () => {
  const gone = new AbortController()
  let aborted: boolean | undefined
  const { call } = openMerchant({
    inquiry: async ({ text }, { signal }) => {
      gone.abort()
      await new Promise(setImmediate)
      aborted = signal.aborted
      return { text }
    },
  })
  expect((await call({ signal: gone.signal, sentBody: stream(toBytes({ text: 'hello' })) })).code).toBe('2002400')
  expect(aborted).toBe(false)
})

it('rawBody is the bytes as received', async () => {
  let raw: Uint8Array | undefined
  const { handle } = openMerchant({
    inquiry: ({ text }, { rawBody }) => {
      raw = rawBody
      return { text }
    },
  })
  const body = '{ "text" : "\\u0041" }\n'
  await handle(makeRequest({ body, sentBody: stream(body.slice(0, 5), body.slice(5)) }))
  expect(Buffer.from(raw ?? []).toString()).toBe(body)
})

async function* broken(start: string): AsyncGenerator<Uint8Array> {
  yield toBytes(start)
  throw new Error('ECONNRESET')
}

describe('a body in very many chunks', () => {
  it('is the bytes that came, however they were cut', async () => {
    const deadline = startDeadline(60_000)
    const bytes = fc.uint8Array({ minLength: 1, maxLength: 9_000 })
    const cuts = fc.array(fc.nat(9_000), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(bytes, cuts, async (body, at) => {
        const ends = [...at.filter((end) => end <= body.length), body.length].sort((a, b) => a - b)
        const chunks = ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end))
        const request = { ...makeRequest({ sentBody: stream() }), body: stream(...chunks) }
        const read = await readBody(request, { maxBytes: 9_000, deadline })
        expect(read.ok && Buffer.from(read.value).equals(body)).toBe(true)
      }),
    )
    deadline.clear()
  })

  it('of one byte each is one body', async () => {
    const text = sized(MAXIMUM)
    expect((await merchant.call({ body: text, sentBody: stream(...text) })).code).toBe('2002400')
  })

  it('of no byte at all ends at the deadline: other work gets its turn', async () => {
    const slow = openMerchant({ contract: { deadlineMilliseconds: 50 } })
    async function* nothing(): AsyncGenerator<Uint8Array> {
      for (;;) yield new Uint8Array()
    }
    expect((await slow.call({ sentBody: nothing() })).code).toBe('5042400')
    expect(causeOf(slow)).toBe('BODY_TOO_SLOW')
  })
})
