import { writeTimestamp } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { causeOf, openMerchant } from '../support/merchant.ts'
import { CLIENT_ID, makeRequest, NOW } from '../support/request.ts'

const merchant = openMerchant()

const CALL_HEADERS = ['Content-Type', 'X-TIMESTAMP', 'X-PARTNER-ID', 'X-SIGNATURE', 'X-EXTERNAL-ID', 'CHANNEL-ID']
const TOKEN_HEADERS = ['Content-Type', 'X-TIMESTAMP', 'X-CLIENT-KEY', 'X-SIGNATURE']

describe('a header that is missing or empty', () => {
  const ways: [string, string | undefined][] = [
    ['missing', undefined],
    ['empty', ''],
    ['blank', '  '],
  ]
  const cases = ways.flatMap(([way, value]) => CALL_HEADERS.map((name) => [name, way, value] as const))
  it.each(cases)('%s %s is 400xx02 with its name', async (name, _, value) => {
    const answer = await merchant.call({ headers: { [name.toLowerCase()]: value } })
    expect([answer.code, answer.json.responseMessage]).toEqual(['4002402', `Invalid Mandatory Field ${name}`])
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'HEADER_MISSING', header: name } })
  })

  it.each(TOKEN_HEADERS)('%s of a token request is 4007302', async (name) => {
    const answer = await merchant.requestToken({ headers: { [name.toLowerCase()]: undefined } })
    expect([answer.code, answer.json.responseMessage]).toEqual(['4007302', `Invalid Mandatory Field ${name}`])
  })

  it('is named in the order of the table when several are', async () => {
    const none = Object.fromEntries(CALL_HEADERS.map((name) => [name.toLowerCase(), undefined]))
    const given: Record<string, string> = {}
    for (const [index, name] of CALL_HEADERS.entries()) {
      const answer = await merchant.call({ headers: { ...none, ...given } })
      expect(answer.json.responseMessage).toBe(`Invalid Mandatory Field ${CALL_HEADERS[index]}`)
      given[name.toLowerCase()] = makeRequest().headers.get(name.toLowerCase()) ?? ''
    }
  })

  it('comes before one that is malformed', async () => {
    const answer = await merchant.call({ headers: { 'content-type': 'text/plain', 'channel-id': undefined } })
    expect(answer.code).toBe('4002402')
  })
})

const MALFORMED: [string, string][] = [
  ['Content-Type', 'text/plain'],
  ['Content-Type', 'application/jsonp'],
  ['Content-Type', 'application/x-www-form-urlencoded'],
  ['Content-Type', 'application/json, application/json'],
  ['X-TIMESTAMP', '2024-01-22 15:00:01'],
  ['X-TIMESTAMP', '2024-02-30T00:00:00+07:00'],
  ['X-TIMESTAMP', `${writeTimestamp(NOW)}, ${writeTimestamp(NOW)}`],
  ['X-PARTNER-ID', 'a'.repeat(37)],
  ['X-PARTNER-ID', 'with space'],
  ['X-PARTNER-ID', 'é'],
  ['X-PARTNER-ID', `${CLIENT_ID}, ${CLIENT_ID}`],
  ['X-EXTERNAL-ID', 'a'.repeat(37)],
  ['X-EXTERNAL-ID', 'a b'],
  ['X-EXTERNAL-ID', 'é'],
  ['X-EXTERNAL-ID', '1, 1'],
  ['X-EXTERNAL-ID', '1\n'],
  ['CHANNEL-ID', 'a'.repeat(21)],
  ['CHANNEL-ID', 'a\u0000'],
]

it.each(MALFORMED)('%s: %j is 400xx01 with its name', async (name, value) => {
  const answer = await merchant.call({ headers: { [name.toLowerCase()]: value } })
  expect([answer.code, answer.json.responseMessage]).toEqual(['4002401', `Invalid Field Format ${name}`])
  expect(merchant.lastEvent()).toMatchObject({ type: 'refused', cause: { header: name } })
})

it.each([
  ['X-CLIENT-KEY', 'with space'],
  ['X-CLIENT-KEY', 'a'.repeat(37)],
  ['X-TIMESTAMP', 'yesterday'],
])('%s: %j of a token request is 4007301', async (name, value) => {
  const answer = await merchant.requestToken({ headers: { [name.toLowerCase()]: value } })
  expect([answer.code, answer.json.responseMessage]).toEqual(['4007301', `Invalid Field Format ${name}`])
})

it.each([
  ['content-type', 'Application/JSON'],
  ['content-type', 'application/json; charset=utf-8'],
  ['content-type', 'application/json ;charset=UTF-8'],
  ['x-external-id', 'A-z_0.9'],
  ['x-external-id', '!/~|@'],
  ['x-external-id', 'a'.repeat(36)],
  ['channel-id', 'any text, é, 20 long'],
  ['channel-id', '中文'],
])('%s: %j is taken', async (name, value) => {
  expect((await merchant.call({ headers: { [name]: value } })).code).toBe('2002400')
})

it('a doubled X-SIGNATURE is no signature', async () => {
  const signature = makeRequest().headers.get('x-signature')
  const answer = await merchant.call({ headers: { 'x-signature': `${signature}, ${signature}` } })
  expect([answer.code, answer.json.responseMessage]).toEqual(['4012400', 'Unauthorized. [Signature]'])
  expect(causeOf(merchant)).toBe('SIGNATURE_MALFORMED')
})

it('the handler learns external ID and channel ID', async () => {
  const seen: unknown[] = []
  const { call } = openMerchant({
    inquiry: ({ text }, { externalId, channelId, partner, timestamp }) => {
      seen.push({ externalId, channelId, clientId: partner.clientId, timestamp })
      return { text }
    },
  })
  await call({ externalId: 'id-1', timestamp: writeTimestamp(NOW), headers: { 'channel-id': '95231' } })
  expect(seen).toEqual([{ externalId: 'id-1', channelId: '95231', clientId: CLIENT_ID, timestamp: NOW }])
})
