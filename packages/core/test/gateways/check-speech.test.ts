import { describe, expect, it } from 'vitest'
import type { SpeechRows } from '../../src/index.ts'
import { openMerchant } from '../support/merchant.ts'

/** What JavaScript lets through. */
const rowsOf = (rows: unknown) => rows as SpeechRows

const WRONG: [rows: unknown, message: string][] = [
  [{ caller: 'X-CALLER' }, "caller is 'X-CALLER'; it must be one of X-PARTNER-ID, X-CLIENT-KEY."],
  [{ headers: { 'x-external-id': true } }, "headers is 'x-external-id'; it must be one of X-PARTNER-ID,"],
  [{ headers: { 'CHANNEL-ID': 'none' } }, "headers.CHANNEL-ID is 'none'; it must be true, false, a RegExp"],
  [{ headers: { 'CHANNEL-ID': {} } }, 'headers.CHANNEL-ID is [object Object]'],
  [{ headers: { 'CHANNEL-ID': { optional: true } } }, 'headers.CHANNEL-ID is'],
  [{ headers: { 'CHANNEL-ID': null } }, 'headers.CHANNEL-ID is null'],
  [{ headers: { 'CHANNEL-ID': undefined } }, 'headers.CHANNEL-ID is undefined'],
  [
    { headers: { 'CHANNEL-ID': /^a$/g } },
    'headers.CHANNEL-ID is /^a$/g; it must be true, false, a RegExp without g and y',
  ],
  [{ headers: { 'CHANNEL-ID': { optional: /^a$/y } } }, 'headers.CHANNEL-ID is'],
  [
    { signedPath: { prefix: 'api' } },
    "signedPath.prefix is 'api'; it must be 'received', 'none', or a path as in '/api'.",
  ],
  [{ signedPath: { prefix: '/api/' } }, "signedPath.prefix is '/api/'"],
  [{ signedPath: { prefix: '' } }, "signedPath.prefix is ''"],
  [{ signedPath: { query: 'encoded' } }, "signedPath.query is 'encoded'; it must be one of received, sorted, none."],
  [{ httpStatus: 'finalas200' }, "httpStatus is 'finalas200'; it must be one of mirror, finalAs200."],
  [{ httpStatus: 200 }, 'httpStatus is 200'],
  [{ refusalUndoes: 'yes' }, "refusalUndoes is 'yes'; it must be one of true, false."],
  [{ messageLength: 0 }, 'messageLength is 0; it must be a whole number of at least 50.'],
  [{ messageLength: Number.NaN }, 'messageLength is NaN'],
]

describe('a row of speech that is not one is refused', () => {
  it.each(WRONG)('%j in a contract, for all services and for one, and in a dialect', (rows, message) => {
    const error = expect.objectContaining({
      code: 'OPTION_INVALID',
      message: expect.stringContaining(`test inquiry: ${message}`),
    })
    const wrong = rowsOf(rows)
    expect(() => openMerchant({ contract: wrong })).toThrow(error)
    expect(() => openMerchant({ contract: { services: { inquiry: wrong } } })).toThrow(error)
    expect(() => openMerchant({ dialect: wrong })).toThrow(error)
  })
})

it('rows that are right, or undefined, are taken', () => {
  const rows: SpeechRows = {
    caller: 'X-CLIENT-KEY',
    headers: {
      'CHANNEL-ID': { optional: /^\d{5}$/ },
      'X-EXTERNAL-ID': true,
      'X-PARTNER-ID': false,
      'X-CLIENT-KEY': /^[A-Z]+$/,
    },
    signedPath: { prefix: '/a/b', query: 'sorted' },
    httpStatus: 'finalAs200',
    refusalUndoes: false,
    messageLength: 64,
  }
  expect(() => openMerchant({ contract: rows })).not.toThrow()
  const nothing = Object.fromEntries(Object.keys(rows).map((row) => [row, undefined]))
  expect(() => openMerchant({ contract: nothing })).not.toThrow()
})
