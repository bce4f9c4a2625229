import { constants, privateEncrypt, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { describeExplanation } from '../../src/doctor/describe-explanation.ts'
import { readGivenKeys } from '../../src/doctor/given-key.ts'
import type { Question } from '../../src/doctor/question.ts'
import { RULES } from '../../src/doctor/rules/index.ts'
import {
  asymmetric,
  BODY,
  CLIENT_ID,
  explainSent,
  gateway,
  hmac,
  makePair,
  PATH,
  rsa,
  SECRET,
  type Sent,
  sha256,
  symmetric,
  TIMESTAMP,
  TOKEN,
} from './support/signed-call.ts'

/** One call with exactly one mistake, made by a signer that shares nothing with the simulator. */
interface Mistake {
  readonly mistake: string
  readonly sent: Sent
  /** What the cause must name. */
  readonly names: RegExp
  readonly question?: Partial<Question>
}

const notification = makePair('--other-key notification.pem')
const SYMMETRIC = { signature: 'symmetric' } as const
const ASYMMETRIC = { signature: 'asymmetric' } as const
const TOKEN_PATH = '/api/v1.0/access-token/b2b'
const plain = (body: string) => rsa(asymmetric(body))
const stamped = (timestamp: string) => rsa(`POST:${PATH}:${sha256(BODY)}:${timestamp}`)
const inBase64 = rsa(asymmetric(BODY)).toString('base64')

/** A signature whose base64 has both characters that the URL-safe alphabet writes otherwise. */
function findUrlSafe(): { signature: string; body: string } {
  for (let count = 0; ; count++) {
    const body = `{"count":${count}}`
    const signature = plain(body).toString('base64')
    if (signature.includes('+') && signature.includes('/'))
      return { body, signature: Buffer.from(signature, 'base64').toString('base64url') }
  }
}

const MISTAKES: Readonly<Record<string, readonly Mistake[]>> = {
  scheme: [
    {
      mistake: 'symmetric, where the page prints client-id',
      sent: {
        target: '/api/v1.0/cvs/inquiry',
        signature: hmac(`POST:/api/v1.0/cvs/inquiry:${TOKEN}:${sha256(BODY)}:${TIMESTAMP}`),
      },
      names: /by the symmetric scheme, and the server expects client-id/,
    },
    {
      mistake: 'asymmetric, where symmetric is expected',
      sent: { signature: rsa(asymmetric(BODY)) },
      question: SYMMETRIC,
      names: /by the asymmetric scheme, and the server expects symmetric/,
    },
    {
      mistake: 'access-token, where asymmetric is expected',
      sent: { signature: rsa(`${CLIENT_ID}|${TIMESTAMP}`) },
      question: ASYMMETRIC,
      names: /by the client-id scheme/,
    },
    {
      mistake: 'HMAC over clientId|timestamp',
      sent: {
        target: TOKEN_PATH,
        signature: hmac(`${CLIENT_ID}|${TIMESTAMP}`),
        headers: { 'X-CLIENT-KEY': CLIENT_ID },
      },
      names: /client-id scheme with the client secret/,
    },
    {
      mistake: 'RSA over the string with the token',
      sent: { signature: rsa(symmetric(BODY)) },
      question: SYMMETRIC,
      names: /string of the symmetric scheme with its private key/,
    },
  ],
  digest: [
    { mistake: 'SHA-1', sent: { signature: rsa(asymmetric(BODY), { algorithm: 'RSA-SHA1' }) }, names: /SHA-1withRSA/ },
    {
      mistake: 'SHA-512',
      sent: { signature: rsa(asymmetric(BODY), { algorithm: 'RSA-SHA512' }) },
      names: /SHA-512withRSA/,
    },
    {
      mistake: 'HMAC-SHA256',
      sent: { signature: hmac(symmetric(BODY), SECRET, 'sha256') },
      names: /HMAC-SHA256, and SNAP takes HMAC-SHA512/,
    },
  ],
  padding: [
    {
      mistake: 'RSA-PSS',
      sent: {
        signature: sign('sha256', Buffer.from(asymmetric(BODY)), {
          key: gateway.privateKey,
          padding: constants.RSA_PKCS1_PSS_PADDING,
        }),
      },
      names: /RSA-PSS/,
    },
    {
      mistake: 'the hash in hex, encrypted',
      sent: { signature: privateEncrypt(gateway.privateKey, Buffer.from(sha256(asymmetric(BODY)))) },
      names: /encrypted the hash/,
    },
    {
      mistake: 'the string itself, encrypted',
      sent: { signature: privateEncrypt(gateway.privateKey, Buffer.from(asymmetric(BODY))) },
      names: /encrypted the hash/,
    },
  ],
  'wrong-key': [
    {
      mistake: "the notification's key",
      sent: { signature: rsa(asymmetric(BODY), notification) },
      question: { otherKeys: notification.given },
      names: new RegExp(
        `${gateway.given[0]?.fingerprint.slice(0, 16)}.*notification.pem .*${notification.given[0]?.fingerprint.slice(0, 16)}`,
      ),
    },
    {
      mistake: 'a key that nobody has',
      sent: { signature: rsa(asymmetric(BODY), notification) },
      names: /another key, whatever was signed/,
    },
    {
      mistake: 'a key of another length',
      sent: { signature: rsa(asymmetric(BODY), makePair('', 1024)) },
      names: /is of a key of 1024 bits, and not of 2048/,
    },
  ],
  'key-purpose': [
    {
      mistake: 'a private key pasted',
      sent: { signature: rsa(asymmetric(BODY)) },
      question: {
        keys: readGivenKeys(
          gateway.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
          '--public-key pasted.pem',
        ),
      },
      names: /pasted.pem holds a private key/,
    },
  ],
  'signature-doubled': [
    {
      mistake: 'base64 of base64',
      sent: { signature: Buffer.from(inBase64).toString('base64') },
      names: /base64 twice/,
    },
    {
      mistake: 'base64 of hex',
      sent: { signature: Buffer.from(rsa(asymmetric(BODY)).toString('hex')).toString('base64') },
      names: /as hex, and that as base64/,
    },
    {
      mistake: 'hex of base64',
      sent: { signature: Buffer.from(inBase64).toString('hex') },
      names: /as base64, and that as hex/,
    },
  ],
  'signature-url-safe': [{ mistake: 'base64url', sent: findUrlSafe(), names: /URL-safe/ }],
  'signature-transport': [
    {
      mistake: 'blanks for +',
      sent: { ...findUrlSafe(), signature: findUrlSafe().signature.replaceAll('-', ' ').replaceAll('_', '/') },
      names: /become a blank/,
    },
    { mistake: 'percent-encoded', sent: { signature: encodeURIComponent(inBase64) }, names: /percent-encoded/ },
    { mistake: 'quotes', sent: { signature: `"${inBase64}"` }, names: /in quotes/ },
    { mistake: 'a name in front', sent: { signature: `SHA256withRSA=${inBase64}` }, names: /name stands in front/ },
    { mistake: 'sent twice', sent: { signature: `${inBase64}, ${inBase64}` }, names: /came twice/ },
  ],
  'caller-id': [
    {
      mistake: 'X-PARTNER-ID in place of X-CLIENT-KEY',
      sent: {
        target: TOKEN_PATH,
        signature: rsa(`PARTNER01|${TIMESTAMP}`),
        headers: { 'X-CLIENT-KEY': CLIENT_ID, 'X-PARTNER-ID': 'PARTNER01' },
      },
      names: /"PARTNER01", the value of X-PARTNER-ID, where the client ID "IONPAYTEST"/,
    },
    {
      mistake: 'X-CLIENT-KEY in place of X-PARTNER-ID',
      sent: {
        target: '/api/v1.0/cvs/payment',
        signature: rsa(`CLIENT|${TIMESTAMP}`),
        headers: { 'X-CLIENT-KEY': 'CLIENT' },
      },
      names: /"CLIENT", the value of X-CLIENT-KEY/,
    },
    {
      mistake: 'letter case',
      sent: { target: '/api/v1.0/cvs/payment', signature: rsa(`ionpaytest|${TIMESTAMP}`) },
      names: /"ionpaytest"/,
    },
  ],
  'timestamp-milliseconds': [
    {
      mistake: 'signed with',
      sent: { signature: stamped('2024-01-22T15:00:01.000+07:00') },
      names: /signed with milliseconds/,
    },
    {
      mistake: 'signed without',
      sent: { signature: stamped(TIMESTAMP), headers: { 'X-TIMESTAMP': '2024-01-22T15:00:01.123+07:00' } },
      names: /signed without milliseconds/,
    },
    {
      mistake: 'more digits sent',
      sent: {
        signature: stamped('2024-01-22T15:00:01.123+07:00'),
        headers: { 'X-TIMESTAMP': '2024-01-22T15:00:01.123456+07:00' },
      },
      names: /signed with milliseconds/,
    },
  ],
  'timestamp-zone': [
    {
      mistake: 'UTC stamped +07:00',
      sent: { signature: stamped('2024-01-22T08:00:01+07:00') },
      names: /UTC's clock was stamped \+07:00/,
    },
    { mistake: 'UTC with Z', sent: { signature: stamped('2024-01-22T08:00:01Z') }, names: /signed in UTC with Z/ },
    {
      mistake: 'sent as Z, signed as +07:00',
      sent: { signature: stamped(TIMESTAMP), headers: { 'X-TIMESTAMP': '2024-01-22T08:00:01Z' } },
      names: /Jakarta's time/,
    },
    { mistake: 'no zone', sent: { signature: stamped('2024-01-22T15:00:01') }, names: /without its zone/ },
    { mistake: '+0700', sent: { signature: stamped('2024-01-22T15:00:01+0700') }, names: /\+0700/ },
  ],
  'timestamp-twice': [
    {
      mistake: 'a second later',
      sent: { signature: stamped('2024-01-22T15:00:00+07:00') },
      names: /read its clock twice/,
    },
  ],
  'timestamp-form': [
    { mistake: 'seconds since 1970', sent: { signature: stamped('1705910401') }, names: /"1705910401"/ },
    {
      mistake: 'a blank for the T',
      sent: { signature: stamped('2024-01-22 15:00:01+07:00') },
      names: /"2024-01-22 15:00:01\+07:00"/,
    },
  ],
  'method-case': [
    { mistake: 'small letters', sent: { signature: rsa(asymmetric(BODY).replace('POST', 'post')) }, names: /"post"/ },
    { mistake: 'another method', sent: { signature: rsa(asymmetric(BODY).replace('POST', 'GET')) }, names: /"GET"/ },
  ],
  'path-query': [
    {
      mistake: 'the query left out',
      sent: { target: `${PATH}?b=2&a=1`, signature: rsa(asymmetric(BODY)) },
      names: /without the query/,
    },
    {
      mistake: 'the query sorted',
      sent: { target: `${PATH}?b=2&a=1`, signature: rsa(asymmetric(BODY, `${PATH}?a=1&b=2`)) },
      names: /query sorted/,
    },
  ],
  'path-base': [
    {
      mistake: 'signed without the base path',
      sent: { signature: rsa(asymmetric(BODY, '/v1.0/transfer-va/payment')) },
      names: /"\/v1.0\/transfer-va\/payment"/,
    },
    {
      mistake: 'signed with a base path',
      sent: { target: '/v1.0/transfer-va/payment', signature: rsa(asymmetric(BODY)) },
      names: /"\/api\/v1.0/,
    },
    {
      mistake: 'a prefix that was stripped',
      sent: { target: `/shop${PATH}`, signature: rsa(asymmetric(BODY)) },
      names: /signed the path "\/api\/v1.0/,
    },
    {
      mistake: 'the whole URL',
      sent: { signature: rsa(asymmetric(BODY, `https://shop.example${PATH}`)) },
      names: /https:\/\/shop.example/,
    },
    {
      mistake: 'the host in front',
      sent: {
        signature: rsa(asymmetric(BODY, `pay.example${PATH}`)),
        headers: { 'X-Forwarded-Host': 'pay.example:443' },
      },
      names: /"pay.example\/api/,
    },
  ],
  'path-form': [
    { mistake: 'a slash at the end', sent: { signature: rsa(asymmetric(BODY, `${PATH}/`)) }, names: /payment\/"/ },
    { mistake: 'no slash in front', sent: { signature: rsa(asymmetric(BODY, PATH.slice(1))) }, names: /"api/ },
  ],
  'token-form': [
    {
      mistake: 'with Bearer',
      sent: { signature: hmac(symmetric(BODY, `Bearer ${TOKEN}`)) },
      question: SYMMETRIC,
      names: /'Bearer ' in front/,
    },
    {
      mistake: 'Bearer sent twice',
      sent: { signature: hmac(symmetric(BODY)), headers: { Authorization: `Bearer Bearer ${TOKEN}` } },
      question: SYMMETRIC,
      names: /'Bearer' twice/,
    },
    {
      mistake: 'left empty',
      sent: { signature: hmac(symmetric(BODY, '')) },
      question: SYMMETRIC,
      names: /nothing where the token/,
    },
    {
      mistake: 'another one',
      sent: { signature: hmac(symmetric(BODY, 'the-token-of-before')) },
      question: { ...SYMMETRIC, accessToken: 'the-token-of-before' },
      names: /--access-token/,
    },
  ],
  'secret-newline': [
    { mistake: 'a line feed', sent: { signature: hmac(symmetric(BODY), `${SECRET}\n`) }, names: /a line feed behind/ },
    {
      mistake: 'a blank in the file',
      sent: { signature: hmac(symmetric(BODY)) },
      question: { secrets: [{ source: 'secret.txt', bytes: Buffer.from(`${SECRET} `) }] },
      names: /white space around/,
    },
  ],
  'secret-base64': [
    {
      mistake: 'decoded first',
      sent: { signature: hmac(symmetric(BODY), Buffer.from(SECRET, 'base64')) },
      names: /looks like base64/,
    },
    {
      mistake: 'encoded',
      sent: { signature: hmac(symmetric(BODY), Buffer.from(SECRET).toString('base64')) },
      names: /encoded as base64/,
    },
  ],
  'secret-hex': [
    {
      mistake: 'decoded first',
      sent: { signature: hmac(symmetric(BODY), Buffer.from('00ff'.repeat(8), 'hex')) },
      question: { secrets: [{ source: 'secret.txt', bytes: Buffer.from('00ff'.repeat(8)) }] },
      names: /looks like hex/,
    },
    { mistake: 'in capitals', sent: { signature: hmac(symmetric(BODY), SECRET.toUpperCase()) }, names: /letter case/ },
  ],
  'secret-other': [
    { mistake: 'in quotes', sent: { signature: hmac(symmetric(BODY), `"${SECRET}"`) }, names: /with quotes/ },
    { mistake: 'the client ID', sent: { signature: hmac(symmetric(BODY), CLIENT_ID) }, names: /client ID was used/ },
    {
      mistake: 'the public key as a secret',
      sent: { signature: hmac(symmetric(BODY), gateway.pem) },
      names: /text of the public key/,
    },
  ],
  'body-numbers': [
    {
      mistake: 'signed after a parser',
      sent: { signature: plain(BODY.replace('10000.00', '10000')) },
      names: /10000.00 becomes 10000/,
    },
    {
      mistake: 'captured after a parser',
      sent: { signature: plain('{"a":10000.00}'), body: '{"a":10000}' },
      names: /two decimals/,
    },
    { mistake: 'as floats', sent: { signature: plain('{"a":10000.0}'), body: '{"a":10000}' }, names: /floating-point/ },
  ],
  'body-escapes': [
    {
      mistake: 'signed as PHP writes /',
      sent: { signature: plain(BODY.replaceAll('/', '\\/')) },
      names: /as PHP writes it/,
    },
    {
      mistake: 'captured without \\/',
      sent: { signature: plain('{"a":"x\\/y"}'), body: '{"a":"x/y"}' },
      names: /as PHP writes it/,
    },
    { mistake: 'signed plain', sent: { signature: plain(BODY.replace('\\u00f6', 'ö')) }, names: /characters plain/ },
    {
      mistake: 'captured plain',
      sent: { signature: plain(BODY), body: BODY.replace('\\u00f6', 'ö') },
      names: /signed with escapes/,
    },
    {
      mistake: 'signed as Go escapes',
      sent: { signature: plain(BODY.replace('&', '\\u0026')) },
      names: /as Go writes/,
    },
    { mistake: 'escapes in capitals', sent: { signature: plain(BODY.replace('00f6', '00F6')) }, names: /in capitals/ },
  ],
  'body-key-order': [
    {
      mistake: 'sorted',
      sent: { signature: plain('{"a":{"c":1,"d":2},"b":1.50}'), body: '{"b":1.50,"a":{"d":2,"c":1}}' },
      names: /its members sorted by name/,
    },
    {
      mistake: 'sorted at the top alone',
      sent: { signature: plain('{"a":{"d":2,"c":1},"b":1.50}'), body: '{"b":1.50,"a":{"d":2,"c":1}}' },
      names: /outermost members sorted/,
    },
    {
      mistake: 'sorted inside alone',
      sent: {
        signature: plain('{"b":1,"a":{"c":1,"d":[{"e":1,"f":2}]}}'),
        body: '{"b":1,"a":{"d":[{"f":2,"e":1}],"c":1}}',
      },
      names: /objects inside it sorted/,
    },
    {
      mistake: 'sorted whatever the case',
      sent: { signature: plain('{"a":1,"B":2,"c":3}'), body: '{"c":3,"B":2,"a":1}' },
      names: /capitals and small letters alike/,
    },
  ],
  'body-layout': [
    {
      mistake: 'pretty',
      sent: { signature: plain('{\n  "a": [\n    1\n  ],\n  "b": {}\n}'), body: '{"a":[1],"b":{}}' },
      names: /two blanks/,
    },
    {
      mistake: "Jackson's",
      sent: {
        signature: plain('{\n  "a" : [ 1, {\n    "b" : { }\n  } ],\n  "c" : [ ]\n}'),
        body: '{"a":[1,{"b":{}}],"c":[]}',
      },
      names: /Jackson/,
    },
    {
      mistake: 'blanks around colons, on one line',
      sent: { signature: plain('{"a" : 1,"b" : [1,2]}'), body: '{"a":1,"b":[1,2]}' },
      names: /both sides of each colon/,
    },
    {
      mistake: '.NET on Windows',
      sent: { signature: plain('{\r\n  "a": 1\r\n}'), body: '{"a":1}' },
      names: /\.NET/,
    },
    {
      mistake: 'org.json',
      sent: { signature: plain('{\n  "a": [1],\n  "b": {"c": 2}\n}'), body: '{"a":[1],"b":{"c":2}}' },
      names: /org\.json/,
    },
    { mistake: "Python's", sent: { signature: plain('{"a": 1, "b": "c"}'), body: '{"a":1,"b":"c"}' }, names: /Python/ },
  ],
  'body-reserialised': [
    {
      mistake: 'JSON.stringify(JSON.parse(body))',
      sent: { signature: plain(JSON.stringify(JSON.parse(BODY))) },
      names: /JSON.parse and JSON.stringify/,
    },
    {
      mistake: 'as PHP',
      sent: { signature: plain(BODY.replaceAll('/', '\\/').replace('10000.00', '10000.0')) },
      names: /json_encode/,
    },
  ],
  'body-newline': [
    {
      mistake: 'one more in the capture',
      sent: { signature: plain('{ "a":  1 }'), body: '{ "a":  1 }\n', headers: { 'Content-Length': undefined } },
      names: /without the line break that the captured/,
    },
    {
      mistake: 'one less in the capture',
      sent: { signature: plain(`${BODY}\n`) },
      names: /line feed at its end, which/,
    },
    { mistake: 'CRLF', sent: { signature: plain('{\r\n"a":1}'), body: '{\n"a":1}' }, names: /CRLF as its line breaks/ },
  ],
  'body-spaces-in-strings': [
    { mistake: 'all stripped', sent: { signature: plain(BODY.replace(/\s+/g, '')) }, names: /inside its strings/ },
    { mistake: 'strings trimmed', sent: { signature: plain(BODY.replace('  7015', '7015')) }, names: /trimmed/ },
  ],
  'body-empty': [
    { mistake: 'nothing hashed', sent: { signature: plain('') }, names: /hash of an empty body/ },
    { mistake: '{} for no body', sent: { signature: plain('{}'), body: '' }, names: /\{\}/ },
  ],
  'body-charset': [
    {
      mistake: 'Latin-1',
      sent: { signature: rsa(asymmetric(Buffer.from('{"a":"Malmö"}', 'latin1'))), body: '{"a":"Malmö"}' },
      names: /Latin-1/,
    },
  ],
  'body-hash-form': [
    {
      mistake: 'capitals',
      sent: { signature: rsa(`POST:${PATH}:${sha256(BODY).toUpperCase()}:${TIMESTAMP}`) },
      names: /upper-case hex/,
    },
    {
      mistake: 'base64',
      sent: { signature: rsa(`POST:${PATH}:${Buffer.from(sha256(BODY), 'hex').toString('base64')}:${TIMESTAMP}`) },
      names: /in base64/,
    },
    { mistake: 'not hashed', sent: { signature: rsa(`POST:${PATH}:${BODY}:${TIMESTAMP}`) }, names: /not as a hash/ },
  ],
  'string-parts': [
    {
      mistake: 'the external ID appended',
      sent: { signature: rsa(`${asymmetric(BODY)}:41807553358950093184162180797837`) },
      names: /the value of X-EXTERNAL-ID behind its last part/,
    },
    {
      mistake: 'the client secret in front',
      sent: { signature: hmac(`${SECRET}:${symmetric(BODY)}`) },
      names: /the client secret in front of its first part/,
    },
    {
      mistake: 'the client ID for the token',
      sent: { signature: hmac(symmetric(BODY, CLIENT_ID)) },
      question: SYMMETRIC,
      names: /where the access token belongs/,
    },
    {
      mistake: 'the timestamp first',
      sent: { signature: rsa(`${TIMESTAMP}:POST:${PATH}:${sha256(BODY)}`) },
      names: /begins with the timestamp/,
    },
    {
      mistake: 'two parts swapped',
      sent: { signature: rsa(`POST:${sha256(BODY)}:${PATH}:${TIMESTAMP}`) },
      names: /the body's hash in front of the path/,
    },
  ],
  'string-form': [
    { mistake: 'no hash', sent: { signature: rsa(`POST:${PATH}:${TIMESTAMP}`) }, names: /lacks the body's hash/ },
    {
      mistake: 'another separator',
      sent: { target: TOKEN_PATH, headers: { 'X-CLIENT-KEY': CLIENT_ID }, signature: rsa(`${CLIENT_ID}:${TIMESTAMP}`) },
      names: /":" between them, and "\|"/,
    },
    {
      mistake: 'blanks between',
      sent: { signature: rsa(asymmetric(BODY).replaceAll(/:(?=\/|[0-9a-f]{64}|2024)/g, ' ')) },
      names: /" " between them/,
    },
    {
      mistake: 'a line feed at its end',
      sent: { signature: rsa(`${asymmetric(BODY)}\n`) },
      names: /behind its last part/,
    },
  ],
}

describe.each(RULES.map(({ name }) => name))('%s', (name) => {
  const mistakes = MISTAKES[name] ?? []

  it('has a call with its mistake', () => expect(mistakes.length).toBeGreaterThan(0))

  it.each(mistakes.map((mistake) => [mistake.mistake, mistake] as const))('%s', (_, { sent, question, names }) => {
    const explanation = explainSent(sent, question)
    expect(explanation.causes).toEqual([{ rule: name, cause: expect.stringMatching(names), fix: expect.any(String) }])
    expect(explanation.verdict).toBe('explained')
    const text = describeExplanation(explanation)
    for (const { cause, fix } of explanation.causes) {
      expect(text).toContain(cause)
      expect(text).toContain(fix)
    }
    const shown = JSON.stringify(explanation)
    for (const secret of [SECRET, TOKEN, sent.signature.toString('base64'), String(sent.signature)])
      expect(shown).not.toContain(secret)
  })
})
