import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_CAPTURE_BYTES, parseCapturedCall } from '../../src/doctor/parse-captured-call.ts'
import { WrongUse } from '../../src/wrong-use.ts'

const parse = (text: string | Uint8Array, nth?: number) =>
  parseCapturedCall(Buffer.from(text), { source: 'call.txt', ...(nth === undefined ? {} : { nth }) })
const bodyOf = (text: string | Uint8Array) => Buffer.from(parse(text).body).toString()

const HEAD =
  'POST /api/v1.0/cvs/inquiry?a=1 HTTP/1.1\r\nHost: shop.example\r\nX-TIMESTAMP: 2024-01-22T15:00:01+07:00\r\n'

describe('raw HTTP', () => {
  it('reads a request as it stands on the wire', () => {
    const call = parse(`${HEAD}Content-Length: 7\r\n\r\n{"a":1}`)
    expect(call).toMatchObject({ method: 'POST', target: '/api/v1.0/cvs/inquiry?a=1', oddities: [] })
    expect(call.headers.get('x-timestamp')).toBe('2024-01-22T15:00:01+07:00')
    expect(Buffer.from(call.body).toString()).toBe('{"a":1}')
  })

  it('reads a pasted one: line feeds alone, empty lines in front, no HTTP version, a byte order mark', () => {
    const call = parse('\ufeff\n\nPOST /x\nX-Signature :  abc \n\n{"a":1}\n')
    expect(call.headers.get('x-signature')).toBe('abc')
    expect(Buffer.from(call.body).toString()).toBe('{"a":1}\n')
  })

  it('takes a request without a body', () => {
    expect(bodyOf('POST /x HTTP/1.1\nHost: a')).toBe('')
    expect(bodyOf('POST /x HTTP/1.1')).toBe('')
  })

  it('keeps every byte of the body', () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte))
    const call = parse(Buffer.concat([Buffer.from(`${HEAD}\r\n`), body]))
    expect(Buffer.compare(call.body, body)).toBe(0)
  })

  it('leaves out what an editor put behind the body', () => {
    const call = parse(`${HEAD}Content-Length: 7\r\n\r\n{"a":1}\n`)
    expect(Buffer.from(call.body).toString()).toBe('{"a":1}')
    expect(call.oddities).toEqual([])
  })

  it.each([
    ['Content-Length: 9\r\n\r\n{"a":1}', /not whole: Content-Length announces 9 bytes, and the file has 7/],
    ['Content-Length: 2\r\n\r\n{"a":1}', /5 bytes follow the 2/],
    ['Content-Length: two\r\n\r\n{"a":1}', /no number/],
    ['Transfer-Encoding: chunked\r\n\r\n{"a":1}', /announce chunks and the body has none/],
    ['Transfer-Encoding: chunked\r\n\r\n7\r\n{"a":1}\r\n', /announce chunks/],
  ])('says what is odd: %j', (rest, oddity) => {
    expect(parse(HEAD + rest).oddities).toEqual([expect.stringMatching(oddity)])
  })

  it.each(['\r\n', '\n'])('puts chunks together, with %j as line breaks', (end) => {
    const chunks = ['3;x=y', '{"a', '4', '":1}', '0', 'Trailer: x', '', ''].join(end)
    expect(bodyOf(`${HEAD}Transfer-Encoding: chunked\r\n\r\n${chunks}`)).toBe('{"a":1}')
  })

  it('joins repeated and folded headers, and takes the path of a whole URL', () => {
    const call = parse('POST http://shop.example/api?x HTTP/1.1\nX-A: 1\n  2\nx-a: 3\n\n')
    expect(call.target).toBe('/api?x')
    expect(call.headers.get('x-a')).toBe('1 2, 3')
  })

  it.each([
    ['', /is empty/],
    [' \n\t', /is empty/],
    ['hello', /nothing that explain reads: neither raw HTTP/],
    ['HTTP/1.1 200 OK\n\n', /nothing that explain reads/],
    [`curl http://a -d '${'a'.repeat(2_097_152)}'`, /larger than 2 MB/],
    ['POST /x HTTP/1.1\n{"a":1}', /header line 1 is no 'Name: value'/],
    [`POST /x HTTP/1.1\n${'a: b\n'.repeat(300)}`, /no empty line/],
    [Buffer.from('\ufeffPOST /x HTTP/1.1\n\n', 'utf16le'), /UTF-16/],
    [Buffer.alloc(MAX_CAPTURE_BYTES + 1, 'a'), /larger than 16 MB/],
  ])('refuses %#, and says what was found', (file, message) => {
    expect(() => parse(file)).toThrow(WrongUse)
    expect(() => parse(file)).toThrow(message)
  })
})

describe('the JSON of onCapture', () => {
  const capture = {
    receivedAt: '2024-01-22T08:00:01.000Z',
    method: 'POST',
    target: '/x/v1.0/y',
    headers: { 'x-timestamp': 'now', 'X-Other': ['a', 'b'] },
    bodyBase64: Buffer.from('{"a":1}').toString('base64'),
    basePath: '/x',
    signedBasePath: '/api',
    answer: { status: 401, body: '{}' },
  }

  it('reads one', () => {
    const call = parse(JSON.stringify(capture, undefined, 2))
    expect(call).toMatchObject({ method: 'POST', target: '/x/v1.0/y', basePath: '/x', signedBasePath: '/api' })
    expect(call.receivedAt).toEqual(new Date('2024-01-22T08:00:01Z'))
    expect([...call.headers]).toEqual([
      ['x-timestamp', 'now'],
      ['x-other', 'a, b'],
    ])
    expect(Buffer.from(call.body).toString()).toBe('{"a":1}')
    expect(call.answer).toEqual({ status: 401, body: '{}' })
  })

  const many = ['/1', '/2', '/3'].map((target) => ({ ...capture, target }))
  const lines = `${many.map((one) => JSON.stringify(one)).join('\n')}\n`

  it.each([
    [1, '/1'],
    [3, '/3'],
    [-1, '/3'],
  ])('takes number %i of several', (nth, target) => {
    expect(parse(lines, nth).target).toBe(target)
    expect(parse(JSON.stringify(many), nth).target).toBe(target)
  })

  it('takes the only one that is signed', () => {
    const signed = { ...capture, target: '/signed', headers: { 'X-SIGNATURE': 'abc' } }
    expect(parse(JSON.stringify([...many, signed])).target).toBe('/signed')
  })

  it.each([
    [lines, undefined, /holds 3 captures. Say which: --nth 1 .*1 POST \/1, 2 POST \/2, 3 POST \/3/],
    [lines, 4, /there is no number 4/],
    ['[]', undefined, /holds 0 captures/],
    ['{"a":', undefined, /cannot be parsed/],
    [`${JSON.stringify(capture)}\n{"a"`, undefined, /line 2/],
    ['{}', undefined, /holds no call of SNAP/],
    ['[1]', undefined, /holds no call of SNAP/],
    [JSON.stringify({ ...capture, method: 1 }), undefined, /method must be text/],
    [JSON.stringify({ ...capture, headers: [] }), undefined, /headers must be an object/],
    [JSON.stringify({ ...capture, headers: 1 }), undefined, /headers must be an object of texts/],
    [JSON.stringify({ ...capture, bodyBase64: 1 }), undefined, /bodyBase64/],
    ['POST /x HTTP/1.1\n\n', 2, /holds 1 capture; there is no number 2/],
  ])('refuses %#, and says why', (text, nth, message) => {
    expect(() => parse(text, nth)).toThrow(WrongUse)
    expect(() => parse(text, nth)).toThrow(message)
  })
})

it('refuses garbage by WrongUse alone', () => {
  const anything = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => Buffer.from(text)),
    fc.json({ maxDepth: 2 }).map((text) => Buffer.from(text)),
    fc
      .array(
        fc.constantFrom(
          'POST /x HTTP/1.1',
          '\r\n',
          '\n',
          'a: b',
          'Transfer-Encoding: chunked',
          'Content-Length: 3',
          '3',
          '{"a":1}',
          '0',
          ' ',
        ),
      )
      .map((parts) => Buffer.from(parts.join(''))),
  )
  fc.assert(
    fc.property(anything, (bytes) => {
      try {
        expect(parse(bytes).method).toEqual(expect.any(String))
      } catch (error) {
        expect(error).toBeInstanceOf(WrongUse)
      }
    }),
    { numRuns: 300 },
  )
})
