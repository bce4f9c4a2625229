import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CapturedCall } from '../../src/doctor/captured-call.ts'
import { splitShellWords } from '../../src/doctor/captures/shell-words.ts'
import { parseCapturedCall } from '../../src/doctor/parse-captured-call.ts'
import { WrongUse } from '../../src/wrong-use.ts'
import { dumpSocket } from './support/dump-socket.ts'
import { BODY, explainSent, gateway, rsa, TIMESTAMP } from './support/signed-call.ts'

const parse = (text: string | Uint8Array, nth?: number): CapturedCall =>
  parseCapturedCall(Buffer.from(text), { source: 'call.txt', ...(nth === undefined ? {} : { nth }) })
const textOf = ({ body }: CapturedCall) => Buffer.from(body).toString()

/** What each sample below is, whatever it was captured with. */
const TARGET = '/api/v1.0/cvs/inquiry'
const SAMPLE_BODY = '{"payNo":"701589101110","name":"Jo\'s \\u00e9 & \\"co\\"","amount":10000.00}'
const SAMPLE_HEADERS = { 'X-TIMESTAMP': TIMESTAMP, 'X-PARTNER-ID': 'IONPAYTEST', 'X-SIGNATURE': 'c2lnbmF0dXJl' }

const inSingleQuotes = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
const inDoubleQuotes = (text: string) => `"${text.replace(/[\\"$`]/g, '\\$&')}"`
/** As Chromium and Firefox copy it where single quotes will not do. */
const inAnsiC = (text: string) =>
  `$'${text.replace(/[\\'\n\r\t!]|[^\x20-\x7e]/g, (one) => {
    const named: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }
    return named[one] ?? `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`
  })}'`
/** As Chromium copies it for cmd. */
const inCarets = (text: string) =>
  `^"${text
    .replace(/(\\*)"/g, '$1$1\\"')
    .replace(/[^a-zA-Z0-9\s_\-:=+~'/.',?;()*`]/g, '^$&')
    .replace(/\r?\n/g, '^\n\n')}^"`

const headerLines = Object.entries(SAMPLE_HEADERS).map(([name, value]) => `${name}: ${value}`)
const COMMANDS: Readonly<Record<string, string>> = {
  'single quotes': `curl -X POST 'http://shop.example${TARGET}' -H 'Content-Type: application/json' ${headerLines.map((line) => `-H '${line}'`).join(' ')} --data-raw ${inSingleQuotes(SAMPLE_BODY)}`,
  'double quotes': `$ curl "http://shop.example${TARGET}" --header "Content-Type: application/json" ${headerLines.map((line) => `-H"${line}"`).join(' ')} -d ${inDoubleQuotes(SAMPLE_BODY)} | jq .`,
  'ANSI-C quotes': `curl 'http://shop.example${TARGET}' \\\n  -H 'content-type: application/json' \\\n  ${headerLines.map((line) => `-H '${line}' \\\n`).join('  ')}  --data-raw ${inAnsiC(SAMPLE_BODY)} \\\n  --compressed`,
  'short options together': `TOKEN=1 curl -sSkXPOST ${headerLines.map((line) => `-H ${inSingleQuotes(line)}`).join(' ')} --json ${inSingleQuotes(SAMPLE_BODY)} -o /dev/null http://shop.example${TARGET}#top && echo done`,
  cmd: `curl ^"http://shop.example${TARGET}^" ^\r\n  -H ^"content-type: application/json^" ^\r\n  ${headerLines.map((line) => `-H ${inCarets(line)} ^\r\n`).join('  ')}  --data-raw ${inCarets(SAMPLE_BODY)}\r\n`,
  PowerShell: `PS C:\\shop> curl.exe -X POST "http://shop.example${TARGET}" \`\r\n  -H "Content-Type: application/json" \`\r\n  ${headerLines.map((line) => `-H '${line}' \`\r\n`).join('  ')}  --data-raw '${SAMPLE_BODY.replaceAll('\\u00e9', 'e').replaceAll("'", "''").replaceAll('\\"', '').replaceAll('"', '\\"')}'\r\n`,
}

describe('a curl command', () => {
  it.each(Object.entries(COMMANDS))('in %s', (name, command) => {
    const call = parse(command)
    expect(call).toMatchObject({ form: 'curl command', method: 'POST', target: TARGET, oddities: [] })
    const isPowerShell = name === 'PowerShell'
    expect(textOf(call)).toBe(isPowerShell ? SAMPLE_BODY.replace('\\u00e9', 'e').replaceAll('\\"', '') : SAMPLE_BODY)
    for (const [header, value] of Object.entries(SAMPLE_HEADERS)) {
      expect(call.headers.get(header.toLowerCase())).toBe(value)
    }
    expect(call.headers.get('content-type')).toBe('application/json')
    expect(call.headers.get('host')).toBe('shop.example')
  })

  it('is the request that curl makes of it', async () => {
    const dump = await dumpSocket()
    const commands = [
      ...Object.entries(COMMANDS).flatMap(([name, command]) => (/cmd|Power/.test(name) ? [] : [command])),
      `curl http://shop.example/a?b=1 -d a=1 --data b=2 -H 'X-Empty;' -H 'Accept:' -A me`,
      `curl -G http://shop.example/a -d a=1 --data-urlencode 'b=c&d' -u user:pass`,
      `curl -I shop.example --oauth2-bearer abc`,
      `curl -X PUT shop.example/x --data-binary $'\\xc3\\xa9'a --json '{"b":1}'`,
    ]
    for (const [index, command] of commands.entries()) {
      const there = command.replace(/^\$ /, '').replace(/(?:http:\/\/)?shop\.example/, dump.url)
      await promisify(execFile)('bash', ['-c', there.replaceAll('| jq .', '')], { timeout: 5_000 })
      const sent = parse(dump.requests[index] ?? '')
      const call = parse(command)
      expect({ method: call.method, target: call.target, body: textOf(call) }).toEqual({
        method: sent.method,
        target: sent.target,
        body: textOf(sent),
      })
      for (const [name, value] of call.headers)
        if (name !== 'host') expect([name, sent.headers.get(name)]).toEqual([name, value])
    }
  })

  it('is split into words as bash splits it', () => {
    const piece = fc.oneof(
      fc.stringMatching(/^[a-zA-Z0-9=:/.,{}@%+é-]{1,6}$/),
      fc.stringMatching(/^[ -~é\n]{0,8}$/).map(inSingleQuotes),
      fc.stringMatching(/^[ -~é\n]{0,8}$/).map(inDoubleQuotes),
      fc.stringMatching(/^[ -~é\n\t]{0,8}$/).map(inAnsiC),
      fc.constantFrom("$'\\x41\\101\\u00e9\\e\\cA\\?\\q'", '\\ ', '\\"', '\\\\', "\\'", '$"x"', '"a\\\nb"', '\\\n'),
    )
    const word = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join(''))
    const commands = fc.sample(fc.array(word, { maxLength: 4 }), 300).map((words) => words.join(' '))
    const script = commands.map((command) => `printf '%s\\0' ${command}\nprintf '\\3\\3'\n`).join('')
    const { stdout } = spawnSync('bash', ['--norc'], { input: `set -f +B\n${script}`, env: { LC_ALL: 'C.UTF-8' } })
    const groups = stdout.toString('latin1').split('\u0003\u0003')
    for (const [index, command] of commands.entries()) {
      const { words } = splitShellWords(Buffer.from(command).toString('latin1'), 'posix')
      // printf prints an empty text where there is no word.
      const expected = (groups[index] ?? '').split('\0').slice(0, -1)
      expect({ command, words: words.length === 0 ? [''] : words }).toEqual({ command, words: expected })
    }
  })

  it('says what only the shell knew, and what stands in a file', () => {
    const { oddities } = parse(`curl http://a/x -H "X-SIGNATURE: $SIGNATURE" -d "$(cat body.json)"`)
    expect(oddities).toEqual([expect.stringMatching(/\$SIGNATURE, \$\(cat body\.json\)/)])
    for (const [command, message] of [
      ['curl http://a -d @body.json', /stands in a file that the command names \(--data @…\)/],
      ['curl -d {}', /has no URL/],
      ['curl http://a -F file=@x', /--form sends a file or a form/],
    ] as const) {
      expect(() => parse(command)).toThrow(WrongUse)
      expect(() => parse(command)).toThrow(message)
    }
  })
})

describe('a curl -v transcript', () => {
  const transcript = `${COMMANDS['single quotes']} -v
* Host 127.0.0.1:3000 was resolved.
*   Trying 127.0.0.1:3000...
* Connected to 127.0.0.1 (127.0.0.1) port 3000
> POST ${TARGET} HTTP/1.1
> Host: shop.example
> User-Agent: curl/8.5.0
> Content-Type: application/json
${headerLines.map((line) => `> ${line}`).join('\n')}
> Content-Length: ${SAMPLE_BODY.length}
>
* upload completely sent off: 72 bytes
< HTTP/1.1 401 Unauthorized
< Content-Type: application/json
<
* Connection #0 to host 127.0.0.1 left intact
{"responseCode":"4010000","responseMessage":"Unauthorized. [Signature]"}`

  it.each([transcript, transcript.replaceAll('\n', '\r\n'), transcript.replace(/^>$/m, '> ')])(
    'has its head from the transcript and its body from the command: %#',
    (text) => {
      const call = parse(text)
      expect(call).toMatchObject({ form: 'curl transcript', method: 'POST', target: TARGET, oddities: [] })
      expect(textOf(call)).toBe(SAMPLE_BODY)
      expect(call.headers.get('user-agent')).toBe('curl/8.5.0')
      expect(call.headers.get('x-signature')).toBe('c2lnbmF0dXJl')
      expect(call.answer).toEqual({ status: 401, body: expect.stringContaining('4010000') })
    },
  )

  it('says that the body is not in it, or is another one', () => {
    const alone = transcript.slice(transcript.indexOf('* Host'))
    expect(parse(alone).oddities).toEqual([expect.stringContaining('curl -v does not print it')])
    expect(parse(transcript.replace('701589', '70')).oddities).toEqual([
      expect.stringContaining('it is not the command that was run'),
    ])
  })

  it('asks which, where several are signed', () => {
    const alone = transcript.slice(transcript.indexOf('> POST'))
    expect(() => parse(`${alone}\n${alone}`)).toThrow(/holds 2 captures/)
    expect(parse(`${alone}\n${alone.replace(TARGET, '/2')}`, 2).target).toBe('/2')
  })
})

const NAMED = Object.entries(SAMPLE_HEADERS)
const RECEIVED = '2024-01-22T08:00:02.000Z'
const inBase64 = Buffer.from(SAMPLE_BODY).toString('base64')

const harEntry = {
  startedDateTime: RECEIVED,
  request: {
    method: 'POST',
    url: `https://shop.example${TARGET}?a=1#b`,
    httpVersion: 'http/2.0',
    headers: [{ name: ':authority', value: 'shop.example' }, ...NAMED.map(([name, value]) => ({ name, value }))],
    postData: { mimeType: 'application/json', text: SAMPLE_BODY },
    bodySize: SAMPLE_BODY.length,
  },
  response: {
    status: 401,
    content: { text: Buffer.from('{"responseCode":"4010000"}').toString('base64'), encoding: 'base64' },
  },
}
const eventOne = {
  httpMethod: 'POST',
  path: TARGET,
  headers: SAMPLE_HEADERS,
  queryStringParameters: { a: '1' },
  requestContext: { path: TARGET, requestTimeEpoch: Date.parse(RECEIVED) },
  body: SAMPLE_BODY,
  isBase64Encoded: false,
}
const eventTwo = {
  version: '2.0',
  rawPath: TARGET,
  rawQueryString: 'a=1',
  headers: Object.fromEntries(NAMED.map(([name, value]) => [name.toLowerCase(), value])),
  requestContext: { http: { method: 'POST', path: TARGET }, timeEpoch: Date.parse(RECEIVED) },
  body: inBase64,
  isBase64Encoded: true,
}
const cgi = Object.fromEntries(NAMED.map(([name, value]) => [`HTTP_${name.replaceAll('-', '_')}`, value]))

/** The same call, as people have it. */
const JSON_FORMS: readonly (readonly [name: string, form: string, value: unknown])[] = [
  [
    'a HAR file',
    'HAR',
    { log: { version: '1.2', entries: [{ request: { method: 'GET', url: 'https://a/', headers: [] } }, harEntry] } },
  ],
  ['one entry of a HAR file', 'HAR', harEntry],
  ['an event 1.0', 'API Gateway event', eventOne],
  [
    'an event 1.0 with lists',
    'API Gateway event',
    {
      ...eventOne,
      headers: null,
      multiValueHeaders: Object.fromEntries(NAMED.map(([name, value]) => [name, [value]])),
    },
  ],
  ['an event 2.0 in base64', 'API Gateway event', eventTwo],
  [
    'an event that a handler logged',
    'API Gateway event',
    { level: 'INFO', message: JSON.stringify({ event: eventTwo }) },
  ],
  [
    'pino-http',
    'log',
    {
      level: 30,
      time: Date.parse(RECEIVED),
      req: { method: 'POST', url: `${TARGET}?a=1`, headers: SAMPLE_HEADERS },
      body: SAMPLE_BODY,
      res: { statusCode: 401 },
    },
  ],
  [
    'a handler',
    'log',
    {
      receivedAt: RECEIVED,
      method: 'POST',
      originalUrl: `${TARGET}?a=1`,
      headers: SAMPLE_HEADERS,
      rawBody: SAMPLE_BODY,
      body: { parsed: true },
    },
  ],
  [
    'a Buffer',
    'log',
    {
      timestamp: RECEIVED,
      httpMethod: 'POST',
      url: `http://shop.example${TARGET}?a=1`,
      rawHeaders: NAMED.flat(),
      body: Buffer.from(SAMPLE_BODY),
    },
  ],
  [
    'bytes',
    'log',
    {
      '@timestamp': RECEIVED,
      request: { method: 'POST', path: TARGET, query_string: '?a=1', headers: NAMED },
      request_body: Object.assign({}, [...Buffer.from(SAMPLE_BODY)]),
    },
  ],
  [
    'PHP',
    'log',
    {
      ...cgi,
      REQUEST_METHOD: 'POST',
      REQUEST_URI: `${TARGET}?a=1`,
      time: Date.parse(RECEIVED) / 1000,
      body: SAMPLE_BODY,
    },
  ],
  [
    'a text of headers',
    'log',
    { ts: RECEIVED, method: 'POST', uri: `${TARGET}?a=1`, headers: headerLines.join('\n'), body_base64: inBase64 },
  ],
]

describe('JSON', () => {
  it.each(JSON_FORMS)('of %s', (_, form, value) => {
    for (const text of [
      JSON.stringify(value),
      JSON.stringify(value, undefined, 2),
      `\n${JSON.stringify([value].flat())}`,
    ]) {
      const call = parse(text)
      expect(call).toMatchObject({ form, method: 'POST', target: `${TARGET}?a=1` })
      expect(textOf(call)).toBe(SAMPLE_BODY)
      for (const [header, held] of NAMED) expect(call.headers.get(header.toLowerCase())).toBe(held)
      expect(call.receivedAt?.toISOString()).toBe(RECEIVED)
    }
  })

  it('takes the one call among other lines of a log', () => {
    const lines = [{ msg: 'started' }, JSON_FORMS[6]?.[2], { msg: 'stopped' }].map((line) => JSON.stringify(line))
    expect(parse(lines.join('\n'))).toMatchObject({ form: 'log', answer: { status: 401 } })
  })

  it('says what is lost: the body, the path, the method, a value that was hidden', () => {
    const { body, oddities } = parse(
      JSON.stringify({ headers: { ...SAMPLE_HEADERS, 'X-SIGNATURE': '[Redacted]' }, body: { b: [1], a: 'é' } }),
    )
    expect(Buffer.from(body).toString()).toBe('{"b":[1],"a":"é"}')
    expect(oddities.join(' ')).toMatch(/no method.*no path.*as an object.*bytes are lost.*hides X-SIGNATURE/)
    expect(parse(JSON.stringify({ headers: SAMPLE_HEADERS })).oddities.join()).toContain('holds no body')
    const without = { ...harEntry, request: { ...harEntry.request, postData: undefined } }
    expect(parse(JSON.stringify(without)).oddities).toEqual([expect.stringContaining('no text of the body')])
  })
})

describe('whatever a call holds', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  const header = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/)
  /** How each form writes a call, from the body's text. */
  const WRITERS: Readonly<Record<string, (body: string, partner: string) => string>> = {
    'single quotes': (body, partner) =>
      `curl http://a/x -H ${inSingleQuotes(`X-PARTNER-ID: ${partner}`)} --data-raw ${inSingleQuotes(body)}`,
    'double quotes': (body, partner) =>
      `curl http://a/x -H ${inDoubleQuotes(`X-PARTNER-ID: ${partner}`)} --data-raw ${inDoubleQuotes(body)}`,
    'ANSI-C quotes': (body, partner) =>
      `curl http://a/x -H ${inSingleQuotes(`X-PARTNER-ID: ${partner}`)} --data-raw ${inAnsiC(body)}`,
    event: (body, partner) =>
      JSON.stringify({
        ...eventTwo,
        headers: { 'x-timestamp': '1', 'x-partner-id': partner },
        body: Buffer.from(body).toString('base64'),
      }),
    log: (body, partner) => JSON.stringify({ headers: { 'x-timestamp': '1', 'x-partner-id': partner }, body }),
    HAR: (body, partner) =>
      JSON.stringify({
        request: { ...harEntry.request, headers: [{ name: 'x-partner-id', value: partner }], postData: { text: body } },
      }),
  }

  it.each(Object.entries(WRITERS))('it is read from %s as it was written', (name, write) => {
    // A surrogate has no escape of its own in bash, and a carriage return before a line feed is an editor's.
    const isWritable = (body: string) => name !== 'ANSI-C quotes' || !/\p{Cs}/u.test(body.replaceAll('\0', '\ud800'))
    fc.assert(
      fc.property(
        text.filter((body) => isWritable(body) && !body.includes('\r\n')),
        header,
        (body, partner) => {
          const call = parse(write(body, partner))
          expect(textOf(call)).toBe(Buffer.from(body).toString())
          expect(call.headers.get('x-partner-id')).toBe(partner)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('and what is no call at all is refused by WrongUse alone', () => {
    const parts = fc.constantFrom(
      'curl',
      ' ',
      "'",
      '"',
      '$',
      '\\',
      '\n',
      '^',
      '`',
      '-H',
      '-d',
      'http://a',
      '> POST /x HTTP/1.1',
      '< HTTP/1.1 200',
      '{"headers":',
      '{"x-signature":"a"}',
      '"log":',
      '{"entries":[',
      '}',
      ']',
      'null',
      '1',
      ':',
      ',',
    )
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 20 }), (pieces) => {
        try {
          expect(parse(pieces.join('')).method).toEqual(expect.any(String))
        } catch (error) {
          expect(error).toBeInstanceOf(WrongUse)
        }
      }),
      { numRuns: 500 },
    )
    const deep = `{"headers":{"x-signature":"a"},"body":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    expect(() => parse(deep)).toThrow(WrongUse)
  })
})

it('explains a call from each form alike', () => {
  const signature = rsa(`POST:${TARGET}:0:${TIMESTAMP}`).toString('base64')
  const call = parse(
    `curl 'http://shop.example${TARGET}' -H 'X-TIMESTAMP: ${TIMESTAMP}' -H 'X-SIGNATURE: ${signature}' --json '${BODY}'`,
  )
  expect(explainSent({ signature }, { call, keys: gateway.given, signature: 'asymmetric' }).notes.join()).toContain(
    'The key is right',
  )
})
