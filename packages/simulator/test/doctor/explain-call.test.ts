import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../src/dialects/index.ts'
import { describeExplanation } from '../../src/doctor/describe-explanation.ts'
import { explainCall } from '../../src/doctor/explain-call.ts'
import {
  asymmetric,
  BODY,
  CLIENT_ID,
  capture,
  explainSent,
  gateway,
  hmac,
  makePair,
  PATH,
  rsa,
  SECRET,
  type Sent,
  secrets,
  sha256,
  symmetric,
  TIMESTAMP,
  TOKEN,
} from './support/signed-call.ts'

describe('a call that is right', () => {
  it.each([
    ['client-id', rsa(`${CLIENT_ID}|${TIMESTAMP}`)],
    ['symmetric', hmac(symmetric(BODY))],
    ['asymmetric', rsa(asymmetric(BODY))],
  ] as const)('verifies by the %s scheme', (signature, bytes) => {
    const expected = explainSent({ signature: bytes }, { signature })
    expect(expected).toMatchObject({ verdict: 'verifies', causes: [], troubles: [] })
    const unnamed = explainSent({ signature: bytes })
    expect(unnamed.verdict).toBe('verifies')
    expect(describeExplanation(unnamed)).toContain(`It is of the ${signature} scheme`)
  })

  it('verifies as a token request', () => {
    const { verdict, troubles } = explainSent({
      target: '/api/v1.0/access-token/b2b',
      headers: {
        'X-CLIENT-KEY': CLIENT_ID,
        'X-PARTNER-ID': undefined,
        Authorization: undefined,
        'CHANNEL-ID': undefined,
        'X-EXTERNAL-ID': undefined,
      },
      signature: rsa(`${CLIENT_ID}|${TIMESTAMP}`),
    })
    expect({ verdict, troubles }).toEqual({ verdict: 'verifies', troubles: [] })
  })

  it.each(['{ "a": [1, "b c"] }\n', '{"a":[1,"b c"]}'])(
    'verifies over the bytes and over the minified body: %j',
    (body) => {
      const minified = '{"a":[1,"b c"]}'
      expect(explainSent({ body, signature: rsa(asymmetric(body)) }).verdict).toBe('verifies')
      const explanation = explainSent({ body, signature: rsa(asymmetric(minified)) })
      expect(explanation.verdict).toBe('verifies')
      if (body !== minified) expect(explanation.notes.join()).toContain('covers the minified body')
    },
  )

  it('verifies with any of several keys and secrets, and says which', () => {
    const old = makePair('--public-key old.pem')
    const explanation = explainSent({ signature: rsa(asymmetric(BODY)) }, { keys: [...old.given, ...gateway.given] })
    expect(explanation.verdict).toBe('verifies')
    expect(explanation.keys.map(({ madeSignature }) => madeSignature)).toEqual([false, true])
    const another = { source: 'old.txt', bytes: Buffer.from('another') }
    expect(explainSent({ signature: hmac(symmetric(BODY)) }, { secrets: [another, ...secrets] }).verdict).toBe(
      'verifies',
    )
  })

  it.each([
    ['hex of RSA', rsa(asymmetric(BODY)).toString('hex')],
    ['capital hex of HMAC', hmac(symmetric(BODY)).toString('hex').toUpperCase()],
  ])('verifies in hex, and says so: %s', (_, signature) => {
    const explanation = explainSent({ signature })
    expect(explanation).toMatchObject({ verdict: 'verifies', causes: [], troubles: [] })
    expect(describeExplanation(explanation)).toContain('X-SIGNATURE is in hex')
  })

  it('verifies whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 })
    const body = fc.oneof(fc.json(), text, fc.constant(''))
    const header = fc.stringMatching(/^[!-~]([ -~]{0,30}[!-~])?$/)
    fc.assert(
      fc.property(
        body,
        header,
        fc.constantFrom('symmetric', 'asymmetric', 'client-id'),
        (sentBody, clientId, signature) => {
          const headers = { 'X-PARTNER-ID': clientId }
          const made = {
            symmetric: () => hmac(symmetric(sentBody)),
            asymmetric: () => rsa(asymmetric(sentBody)),
            'client-id': () => rsa(`${clientId}|${TIMESTAMP}`),
          } as const
          const explanation = explainSent({ body: sentBody, headers, signature: made[signature]() }, { signature })
          expect(explanation.verdict).toBe('verifies')
        },
      ),
      { numRuns: 60 },
    )
  })

  it('no longer verifies when a bit of it changes', () => {
    fc.assert(
      fc.property(fc.nat(BODY.length - 1), fc.integer({ min: 0, max: 6 }), (index, bit) => {
        const body = Buffer.from(BODY)
        body.writeUInt8((body[index] ?? 0) ^ (1 << bit), index)
        const explanation = explainSent(
          { body, signature: hmac(symmetric(BODY)) },
          { signature: 'symmetric', keys: [] },
        )
        expect(explanation.verdict).not.toBe('verifies')
      }),
      { numRuns: 4 },
    )
  })
})

/** Base64 of the URL-safe alphabet; an RSA signature has both of its characters nearly always. */
function findUrlSafe(stringToSign: string): string {
  for (const pair of Array.from({ length: 20 }, () => gateway)) {
    const signature = rsa(stringToSign, pair).toString('base64url')
    if (/[-_]/.test(signature)) return signature
  }
  throw new Error('an RSA signature without + and /')
}

describe('two mistakes at once', () => {
  it.each([
    [
      'path-base, body-numbers',
      rsa(asymmetric(BODY.replace('10000.00', '10000'), '/v1.0/transfer-va/payment')).toString('base64'),
    ],
    [
      'signature-url-safe, timestamp-milliseconds',
      findUrlSafe(`POST:${PATH}:${sha256(BODY)}:2024-01-22T15:00:01.000+07:00`),
    ],
    [
      'secret-newline, body-layout',
      hmac(symmetric(JSON.stringify({ a: [1, 2] }, undefined, 2)), `${SECRET}\n`).toString('base64'),
    ],
    ['body-key-order, body-layout', rsa(asymmetric('{"a": [1, 2], "b": 3}')).toString('base64')],
    [
      'token-form, body-hash-form',
      hmac(`POST:${PATH}:Bearer ${TOKEN}:${createHash('sha256').update(BODY).digest('base64')}:${TIMESTAMP}`).toString(
        'base64',
      ),
    ],
  ])('are named both: %s', (names, signature) => {
    const body = names.includes('layout') ? (names.includes('order') ? '{"b":3,"a":[1,2]}' : '{"a":[1,2]}') : BODY
    const explanation = explainSent(
      { signature, body },
      { signature: /newline|token/.test(names) ? 'symmetric' : 'asymmetric' },
    )
    expect(explanation.causes.map(({ rule }) => rule).join(', ')).toBe(names)
    expect(describeExplanation(explanation)).toMatch(/two things are wrong at once. First: .* Second: /)
  })
})

describe('three mistakes at once', () => {
  it('are named, when one of them is the key', () => {
    const other = makePair('--other-key notification.pem')
    const signed = asymmetric(BODY.replace('10000.00', '10000'), '/v1.0/transfer-va/payment')
    const explanation = explainSent({ signature: rsa(signed, other) }, { otherKeys: other.given })
    expect(explanation.causes.map(({ rule }) => rule)).toEqual(['wrong-key', 'path-base', 'body-numbers'])
    expect(describeExplanation(explanation)).toMatch(/three things are wrong at once. First: .* Second: .* Third: /)
  })
})

describe('what is wrong besides', () => {
  const signature = rsa(asymmetric(BODY))
  const at = (receivedAt: string) => ({ call: { ...capture({ signature }), receivedAt: new Date(receivedAt) } })

  it.each([
    ['in time', '2024-01-22T08:05:01Z', undefined],
    ['late', '2024-01-22T08:05:03Z', /302 seconds behind the clock of the server/],
    ['early', '2024-01-22T07:54:00Z', /361 seconds ahead/],
    ['UTC stamped +07:00', '2024-01-22T15:00:05Z', /close to 7 hours: the gateway writes UTC's clock/],
    ['Jakarta stamped Z', '2024-01-22T01:00:01Z', /Jakarta's clock and stamps it Z/],
  ])('the timestamp: %s', (_, receivedAt, problem) => {
    const explanation = explainSent({ signature }, at(receivedAt))
    expect(explanation.verdict).toBe('verifies')
    expect(explanation.troubles.map(({ about }) => about)).toEqual(problem === undefined ? [] : ['timestamp'])
    if (problem !== undefined) expect(describeExplanation(explanation)).toMatch(problem)
  })

  const expired = `e30.${Buffer.from('{"exp":1705910000}').toString('base64url')}.x`
  it.each([
    ['X-EXTERNAL-ID', { 'X-EXTERNAL-ID': undefined }, /X-EXTERNAL-ID is missing/],
    ['CHANNEL-ID', { 'CHANNEL-ID': '' }, /CHANNEL-ID is empty/],
    [
      'X-PARTNER-ID',
      { 'X-PARTNER-ID': undefined, 'X-CLIENT-KEY': CLIENT_ID },
      /X-PARTNER-ID is missing; the caller gave its ID in X-CLIENT-KEY/,
    ],
    ['a doubled header', { 'X-EXTERNAL-ID': '1, 1' }, /X-EXTERNAL-ID came more than once/],
    ['Content-Type', { 'Content-Type': 'text/plain' }, /Content-Type is "text\/plain"/],
    ['no token', { Authorization: undefined }, /Authorization is missing/],
    ['a bare token', { Authorization: TOKEN }, /not of the form/],
    ['a token in quotes', { Authorization: `Bearer "${TOKEN}"` }, /in quotes/],
    ['an expired token', { Authorization: `Bearer ${expired}` }, /The token had expired 401 seconds before/],
  ])('%s', (_, headers, problem) => {
    const call = {
      ...capture({ signature: rsa(`${CLIENT_ID}|${TIMESTAMP}`), headers }),
      receivedAt: new Date('2024-01-22T08:00:01Z'),
    }
    const explanation = explainCall({ call, keys: gateway.given, secrets: [], signature: 'client-id' })
    expect(explanation.verdict).toBe('verifies')
    expect(explanation.troubles).toHaveLength(1)
    expect(describeExplanation(explanation)).toMatch(problem)
  })

  it('a timestamp of no form, which was signed all the same', () => {
    const explanation = explainSent({
      signature: rsa(`POST:${PATH}:${sha256(BODY)}:now`),
      headers: { 'X-TIMESTAMP': 'now' },
    })
    expect(explanation).toMatchObject({ verdict: 'verifies', troubles: [{ about: 'timestamp' }] })
  })

  it('the method, and the answer of the server', () => {
    const call = {
      ...capture({ method: 'PUT', signature: rsa(asymmetric(BODY).replace('POST', 'PUT')) }),
      answer: { status: 405, body: `{"responseCode":"4050000","responseMessage":"No","accessToken":"${TOKEN}"}` },
    }
    const explanation = explainCall({ call, keys: gateway.given, secrets })
    expect(explanation.troubles).toMatchObject([{ about: 'request' }])
    expect(describeExplanation(explanation)).toContain('The server answered HTTP 405 4050000 "No".')
    expect(JSON.stringify(explanation)).not.toContain(TOKEN)
  })

  it('another client ID than the expected', () => {
    const token = {
      target: '/api/v1.0/access-token/b2b',
      headers: { 'X-CLIENT-KEY': 'B' },
      signature: rsa(`A|${TIMESTAMP}`),
    }
    expect(explainSent(token, { clientId: 'A' })).toMatchObject({
      verdict: 'verifies',
      troubles: [{ about: 'header', problem: 'X-CLIENT-KEY is "B", and the client ID that is expected is "A".' }],
    })
    const service = explainSent({ signature: rsa(asymmetric(BODY)) }, { clientId: 'A' })
    expect(service.troubles).toEqual([])
    expect(service.notes.join(' ')).toContain('X-PARTNER-ID is "IONPAYTEST" and the client ID "A"')
  })

  it('comes behind the cause', () => {
    const explanation = explainSent(
      { signature: rsa(asymmetric(BODY, '/v1.0/transfer-va/payment')) },
      {
        call: {
          ...capture({ signature: rsa(asymmetric(BODY, '/v1.0/transfer-va/payment')) }),
          receivedAt: new Date('2024-01-22T09:00:01Z'),
        },
      },
    )
    expect(describeExplanation(explanation)).toMatch(/signed the path.*Besides: X-TIMESTAMP is 3600 seconds behind/)
  })
})

describe('an answer that does not fit', () => {
  const right = capture({ signature: rsa(asymmetric(BODY)) })
  const wrong = capture({ signature: rsa('something else') })
  const refusal = (code: string, responseMessage: string) =>
    ({ status: Number(code.slice(0, 3)), body: JSON.stringify({ responseCode: code, responseMessage }) }) as const

  it.each([
    [
      'a right signature was refused',
      right,
      refusal('4012500', 'Unauthorized. [Signature]'),
      /server has another key or secret/,
    ],
    [
      'a right signature was refused, without a word',
      right,
      { status: 401, body: '' },
      /refused the call with HTTP 401\./,
    ],
    [
      'a wrong signature was taken',
      wrong,
      refusal('2002500', 'Successful'),
      /took the call all the same, with HTTP 200 2002500/,
    ],
    ['a right one was taken', right, refusal('2002500', 'Successful'), undefined],
    ['a wrong one was refused', wrong, refusal('4012500', 'Unauthorized. [Signature]'), undefined],
    ['the token was refused', right, refusal('4012501', 'Access Token Invalid'), undefined],
    ['the timestamp was refused', right, refusal('4012500', 'Unauthorized. [Timestamp]'), undefined],
    ['the bill is unknown', right, refusal('4042512', 'Invalid Bill'), undefined],
  ] as const)('%s', (_, call, answer, problem) => {
    const explanation = explainCall({ call: { ...call, answer }, keys: gateway.given, secrets })
    expect(explanation.troubles.map(({ about }) => about)).toEqual(problem === undefined ? [] : ['answer'])
    if (problem !== undefined) expect(describeExplanation(explanation)).toMatch(problem)
  })
})

describe('a gateway that is named', () => {
  const text = (signature: Buffer, target: string, headers: Sent['headers'] = {}) => ({ signature, target, headers })
  const sign = (path: string) => rsa(`POST:${path}:${sha256(BODY)}:${TIMESTAMP}`)
  const seal = (path: string) => hmac(`POST:${path}:${TOKEN}:${sha256(BODY)}:${TIMESTAMP}`)
  const bare = { Authorization: undefined, 'CHANNEL-ID': undefined }

  it.each([
    [
      'bca',
      'its query sorted',
      text(seal('/openapi/v1.0/transfer-va/payment?a=1&b=2'), '/openapi/v1.0/transfer-va/payment?b=2&a=1'),
    ],
    ['bri', 'no query', text(seal('/snap/v1.0/transfer-va/payment'), '/snap/v1.0/transfer-va/payment?b=2')],
    [
      'faspay',
      'its own path',
      text(sign('/v1.0/transfer-va/payment'), '/shop/hooks/v1.0/transfer-va/payment', { Authorization: undefined }),
    ],
    ['midtrans', 'no token', text(sign('/v1.0/transfer-va/payment'), '/v1.0/transfer-va/payment', bare)],
    [
      'nicepay-notification',
      'X-CLIENT-KEY',
      text(rsa(`CLIENT|${TIMESTAMP}`), '/v1.0/transfer-va/payment', {
        ...bare,
        'X-CLIENT-KEY': 'CLIENT',
        'X-PARTNER-ID': undefined,
        'X-EXTERNAL-ID': undefined,
      }),
    ],
  ])('%s: %s', (name, _, sent) => {
    const explanation = explainSent(sent, { dialect: DIALECTS[name] })
    expect(explanation).toMatchObject({ verdict: 'verifies', causes: [], troubles: [] })
    expect(explanation.notes[0]).toMatch(new RegExp(`^It was taken for ${DIALECTS[name]?.title}'s va-payment: scheme `))
  })

  it('signs by its scheme and no other', () => {
    const { causes } = explainSent({ signature: rsa(asymmetric(BODY)) }, { dialect: DIALECTS.bca })
    expect(causes).toMatchObject([{ rule: 'scheme', cause: expect.stringContaining('the server expects symmetric') }])
  })

  it('may call paths that its documents do not have', () => {
    const explanation = explainSent(text(seal('/hooks/paid'), '/hooks/paid'), { dialect: DIALECTS.doku })
    expect(explanation.verdict).toBe('verifies')
    expect(explanation.notes[0]).toContain('a path that its documents do not have')
  })
})

describe('where nothing fits', () => {
  it('says that the key is right, when it is', () => {
    const explanation = explainSent({ signature: rsa('something else') })
    expect(explanation).toMatchObject({ verdict: 'unexplained', causes: [], isComplete: true })
    expect(explanation.tried).toBeGreaterThan(5000)
    const text = describeExplanation(explanation)
    expect(text).toContain(`${explanation.tried} ways of signing were tried`)
    expect(text).toContain('256 bytes in base64, as long as RSA with a key of 2048 bits')
    expect(text).toContain('The key is right')
    expect(text).toContain('Ask the gateway for the exact string to sign')
  })

  it('says which key it was, when the string is unknown too', () => {
    const other = makePair('--other-key notification.pem')
    const { causes } = explainSent({ signature: rsa('something else', other) }, { otherKeys: other.given })
    expect(causes).toMatchObject([
      {
        rule: 'wrong-key',
        cause: expect.stringMatching(
          /notification.pem .* and not with .*nicepay.pem .* The string that was signed differs too/,
        ),
      },
    ])
  })

  it('says which hash a right key was used with', () => {
    expect(describeExplanation(explainSent({ signature: rsa('something else', { algorithm: 'RSA-SHA1' }) }))).toContain(
      'over a hash of SHA1',
    )
  })

  it('says that an HMAC tells nothing', () => {
    const explanation = explainSent({ signature: hmac(symmetric(BODY), 'another secret') }, { signature: 'symmetric' })
    expect(explanation.verdict).toBe('unexplained')
    expect(describeExplanation(explanation)).toMatch(
      /64 bytes in base64, as long as HMAC-SHA512.*does not tell whether the secret or the string/,
    )
  })

  it.each([
    [
      'an HMAC, where RSA is expected and no secret was given',
      { signature: hmac('x') },
      { secrets: [], signature: 'client-id' },
      'scheme',
    ],
    ['an HMAC, where RSA is expected', { signature: hmac('x') }, { signature: 'asymmetric' }, 'scheme'],
    ['RSA, where an HMAC is expected', { signature: rsa('x') }, { keys: [], signature: 'symmetric' }, 'scheme'],
    ['no signature', { signature: '' }, {}, 'signature-missing'],
    ['no header', { signature: '', headers: { 'X-SIGNATURE': undefined } }, {}, 'signature-missing'],
    ['no encoding', { signature: '????' }, {}, 'signature-damaged'],
  ] as const)('is certain about %s', (_, sent, question, rule) => {
    const explanation = explainSent(sent, question)
    expect(explanation.causes.map((one) => one.rule)).toEqual([rule])
    expect(explanation.verdict).toBe('explained')
  })

  it.each([
    ['RSA without a key', { signature: rsa('x') }, { keys: [], signature: 'asymmetric' }, /No public key was given/],
    ['an HMAC without a secret', { signature: hmac('x') }, { secrets: [] }, /needs the client secret/],
    [
      'a length that nothing has',
      { signature: Buffer.alloc(50) },
      {},
      /50 bytes in base64, which is the length of no signature/,
    ],
  ] as const)('says what is missing: %s', (_, sent, question, note) => {
    const explanation = explainSent(sent, question)
    expect(explanation.verdict).toBe('unexplained')
    expect(describeExplanation(explanation)).toMatch(note)
  })
})

describe('bounds', () => {
  const items = Array.from({ length: 700 }, (_, index) => ({
    name: `Ite\u00e9m <${index}> /`,
    amount: 10000.5,
    id: `  ${index}`,
    list: [1, null, true],
  }))
  const large = JSON.stringify({ items })

  it('searches a body of 64 KB, and says that it was not searched whole', () => {
    expect(large.length).toBeGreaterThan(50_000)
    const explanation = explainSent({ body: large, signature: hmac('x') })
    expect(explanation).toMatchObject({ verdict: 'unexplained', isComplete: false })
    expect(describeExplanation(explanation)).toContain('not all tried')
    const found = explainSent({ body: large, signature: rsa(asymmetric(large.replaceAll('/', '\\/'))) })
    expect(found.causes.map(({ rule }) => rule)).toEqual(['body-escapes'])
  })

  it('takes a body that nests deep, or is no text', () => {
    const deep = '['.repeat(20_000) + ']'.repeat(20_000)
    for (const body of [deep, deep.slice(0, 20_000), Buffer.alloc(30_000, 0xff)]) {
      expect(explainSent({ body, signature: hmac('x') }).verdict).toBe('unexplained')
    }
  })

  it('never throws, whatever the headers hold', () => {
    const header = fc.stringMatching(/^[\t -~\u00a0-\u00ff]{0,60}$/)
    fc.assert(
      fc.property(
        header,
        header,
        header,
        fc.stringMatching(/^\/[!-~]{0,40}$/),
        (signature, timestamp, authorization, target) => {
          const headers = { 'X-TIMESTAMP': timestamp, Authorization: authorization }
          expect(describeExplanation(explainSent({ signature, target, headers, body: '{}' }))).toMatch(
            /^The signature /,
          )
        },
      ),
      { numRuns: 4 },
    )
  })
})

it('shows nothing that steers a terminal, and no secret where it does not belong', () => {
  const call = capture({
    target: `/api/\u001b[31m${TOKEN}/x`.replace('\u001b', ''),
    signature: rsa(asymmetric(BODY, '/x')),
  })
  const shown = JSON.stringify(
    explainCall({ call: { ...call, target: `${call.target}\u202e\u001b[0m` }, keys: gateway.given, secrets }),
  )
  expect(shown).not.toContain(TOKEN)
  for (const steering of ['\u202e', '\u001b']) expect(shown).not.toContain(steering)
})
