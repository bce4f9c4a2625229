import { expect, it } from 'vitest'
import { formatExchange } from '../../src/answer/format-exchange.ts'
import type { Exchange } from '../../src/gateway.ts'

function exchangeOf(text: string, path = '/api/v1.0/cvs/inquiry'): Exchange {
  return {
    request: {
      method: 'POST',
      path,
      headers: { 'X-EXTERNAL-ID': '1' },
      body: new TextEncoder().encode('{"payNo": "1"}'),
      stringToSign: 'IONPAYTEST|2024-01-22T15:00:01+07:00',
    },
    response: { status: 200, headers: { 'content-type': 'application/json' }, text, body: undefined },
    milliseconds: 1,
  }
}

it('writes both messages in full, with the string to sign between them', () => {
  expect(formatExchange(exchangeOf('{"responseCode":"2000000"}'))).toBe(`POST /api/v1.0/cvs/inquiry HTTP/1.1
X-EXTERNAL-ID: 1

{"payNo": "1"}

string to sign: IONPAYTEST|2024-01-22T15:00:01+07:00

HTTP/1.1 200 OK
content-type: application/json

{
  "responseCode": "2000000"
}`)
})

it.each(['{"value":10000.00}', '{"a":1,"a":2}', '{ "a": 1 }', '{"a":"\\u0041"}', '<html>', ''])(
  'leaves a body as it came when laying it out would change it: %s',
  (text) => {
    expect(formatExchange(exchangeOf(text)).endsWith(`\n\n${text}`)).toBe(true)
  },
)

it('writes out what would steer a terminal', () => {
  const written = formatExchange(exchangeOf('\u001b[2J', '/\u0007'))
  expect(written).toContain('\\u{1b}[2J')
  expect(written).toContain('POST /\\u{7} HTTP/1.1')
})

it('colours by what it is given', () => {
  expect(formatExchange(exchangeOf('{}'), (style, text) => `<${style}>${text}</>`)).toContain(
    '<cyan>HTTP/1.1 200 OK</>',
  )
})
