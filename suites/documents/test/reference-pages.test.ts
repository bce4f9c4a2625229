import { OUTCOMES, type OutcomeName, receivedBody, responseCode } from '@snap-sdk/core'
import * as gateways from '@snap-sdk/gateways'
import { findRows, findRowsUnder, readDocument, toCode } from '@snap-sdk/package-suite/markdown'
import { type PackageName, readText } from '@snap-sdk/package-suite/workspace'
import * as services from '@snap-sdk/services'
import { describe, expect, test } from 'vitest'
import { resolveSpeech } from '../../../packages/core/src/gateways/prepare-endpoint.ts'
import { failureOutcome } from '../../../packages/core/src/response/failures.ts'
import type { FailureCode } from '../../../packages/core/src/result.ts'
import { readLifetime, readLimits } from '../../../packages/core/src/snap-options.ts'
import { readDeclaration } from './support/declarations.ts'

const options = readDocument('docs/reference/options.md')
const responseCodes = readDocument('docs/reference/response-codes.md')
const responseCodesInIndonesian = readDocument('docs/id/reference/response-codes.md')
const alerts = readDocument('docs/guides/alerts.md')

const documentedOptions: readonly [PackageName, string][] = [
  ['core', 'SnapOptions'],
  ['core', 'Contract'],
  ['core', 'SpeechRows'],
  ['core', 'DuplicateRules'],
  ['core', 'Gateway'],
  ['core', 'Partner'],
  ['core', 'HandlerContext'],
  ['core', 'MemoryDuplicateStoreOptions'],
  ['core', 'Snap'],
  ['gateways', 'NicepayContract'],
  ['express', 'SnapExpressOptions'],
  ['koa', 'SnapKoaOptions'],
  ['fastify', 'SnapFastifyOptions'],
  ['hono', 'SnapHonoOptions'],
  ['node', 'SnapNodeOptions'],
]

test.each(documentedOptions)('%s: every member of %s is in a table', (name, type) => {
  // One row may name several members: `gateway`, `service`.
  const rows = options.tables
    .flat()
    .flatMap(([first = '']) => [...first.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/[(.].*$/, '')))
  const members = readDeclaration(name, type)
  expect(members).not.toEqual([])
  expect(members.filter((member) => !rows.includes(member))).toEqual([])
})

test('numbers have the defaults that the table names', () => {
  const defaults = {
    ...readLimits({ gateways: [] }),
    'tokens.lifetimeSeconds': readLifetime({ gateways: [] }),
  }
  for (const [option, value] of Object.entries(defaults)) {
    const [row] = findRows(options, option)
    expect(row?.[2], option).toBe(Number.isFinite(value) ? String(value) : 'no limit')
  }
})

test('rows of a contract have the defaults that the table names', () => {
  const rows = resolveSpeech([{ signature: 'symmetric' }], { serviceCode: '00', carriesToken: false, where: 'a test' })
  for (const option of ['caller', 'httpStatus', 'messageLength', 'refusalUndoes', 'deadlineMilliseconds'] as const) {
    const [row] = findRows(options, option)
    expect(row?.[2]?.replaceAll(/[`']/g, ''), option).toBe(String(rows[option]))
  }
})

const codes = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)

test('the handlers of each gateway are in the table of packages/gateways/README.md', () => {
  const rows = findRowsUnder(readDocument('packages/gateways/README.md'), 'factory').flatMap(([factories, handlers]) =>
    codes(factories).map((factory) => [factory, codes(handlers)] as const),
  )
  const factories = Object.entries(gateways).flatMap(([name, factory]) =>
    typeof factory === 'function' ? [[name, Object.keys(factory.dialect.services)] as const] : [],
  )
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(factories))
})

describe('the way to a gateway', () => {
  const dialects = Object.entries(gateways).flatMap(([name, factory]) =>
    typeof factory === 'function' ? [[name, factory.dialect] as const] : [],
  )
  const choose = readDocument('docs/start/choose-your-gateway.md')

  test('by what customers pay with names each gateway that has the handler, and no other', () => {
    // `bca`, `bri`: `vaInquiry`, `vaPayment`; `bnc`: `vaInquiry` alone
    const named = findRowsUnder(choose, 'your customers pay by').flatMap(([, cell = '']) =>
      cell.split(';').flatMap((part) => {
        const [factories, handlers] = part.split(/: (?=`)/)
        return codes(factories).flatMap((factory) => codes(handlers).map((handler) => `${factory} ${handler}`))
      }),
    )
    const handlers = new Set(named.map((pair) => pair.split(' ')[1] ?? ''))
    const there = dialects.flatMap(([name, { services: theirs }]) =>
      Object.keys(theirs).flatMap((handler) => (handlers.has(handler) ? [`${name} ${handler}`] : [])),
    )
    expect(handlers.size).toBe(6)
    expect(named.sort()).toEqual(there.sort())
  })

  test('by how they sign names the scheme of the dialect', () => {
    const rows = findRowsUnder(choose, 'scheme').map(([scheme, , , who = '']) => [toCode(scheme), who] as const)
    const schemes = dialects.flatMap(([name, { signature }]) => (name.startsWith('nicepay') ? [] : [[name, signature]]))
    const named = schemes.map(([name = '']) => [
      name,
      rows.find(([, who]) => who.toLowerCase().split(', ').includes(name))?.[0],
    ])
    expect(named).toEqual(schemes)
  })

  test.each(['README.md', 'README.id.md'])('each gateway is named in the first lines of %s', (path) => {
    const line = readText(path)
      .split('\n')
      .find((one) => one.includes('NICEPAY, BCA'))
    const names = dialects.map(([name]) => name).filter((name) => name !== 'nicepayNotification')
    expect(names.filter((name) => !line?.toLowerCase().includes(name))).toEqual([])
  })

  test('each service of the standard is in the table of packages/services/README.md, with its code', () => {
    const named = findRowsUnder(readDocument('packages/services/README.md'), 'service', 'code').flatMap(
      ([names, digits = '']) => codes(names).map((name, index) => [name, digits.split(' · ')[index]]),
    )
    const there = Object.entries(services).flatMap(([name, service]) =>
      // A reversal is not of the standard, and has no code of its own.
      typeof service === 'object' && 'code' in service
        ? [[name, name === 'vaReversal' ? '–' : String(service.code)]]
        : [],
    )
    expect(Object.fromEntries(named)).toEqual(Object.fromEntries(there))
  })
})

describe('response codes', () => {
  const outcomes = findRowsUnder(responseCodes, 'outcome', 'code at NICO')
  const causes = findRowsUnder(responseCodes, 'cause', 'code')

  test.each(outcomes.map(([outcome = '', code = '', message = '']) => [toCode(outcome) ?? '', code, message]))(
    'the outcome %s is %s, %s',
    (outcome, code, message) => {
      expect(OUTCOMES).toHaveProperty(outcome)
      const name = outcome as OutcomeName // as the line above has checked
      expect(responseCode({ outcome: name, serviceCode: '00' }).responseCode).toBe(code)
      expect(OUTCOMES[name].message.toLowerCase()).toBe(message.toLowerCase())
    },
  )

  test('the Indonesian page has the same outcomes, codes and messages', () => {
    const translated = findRowsUnder(responseCodesInIndonesian, 'outcome', 'kode di NICO')
    expect(translated.map((row) => row.slice(0, 3))).toEqual(outcomes.map((row) => row.slice(0, 3)))
  })

  test('every cause is in the table, with the code that goes out', () => {
    const written = causes.map(([cause, code]) => [toCode(cause), code])
    const codes = readDeclaration('core', 'FailureCode') as FailureCode[] // the union that was read
    const sent = codes.map((code) => {
      const { code: answer } = failureOutcome({ code, message: '' }, { serviceCode: 'xx' })
      return [code, answer.responseCode]
    })
    expect(new Map(written as [string, string][])).toEqual(new Map(sent as [string, string][]))
  })

  test('every warning is in the table of what to alert on', () => {
    const rows = findRowsUnder(alerts, 'event', 'why').map(([event]) => event)
    for (const code of readDeclaration('core', 'WarningCode')) expect(rows.join(' ')).toContain(`\`${code}\``)
  })

  test('every type of event is in its table', () => {
    const types = findRowsUnder(alerts, '`event.type`', 'what happened').map(([type]) => toCode(type))
    expect(types.sort()).toEqual(['answered', 'failed', 'refused', 'warning'])
  })
})

test('the message about a parsed body is the one that comes', async () => {
  const parsed = receivedBody({ stream: (async function* () {})(), streamWasRead: true, fix: '' })
  const read = async () => {
    for await (const _bytes of parsed as AsyncIterable<Uint8Array>); // nothing was kept: it is a stream
  }
  const written =
    readDocument('docs/trouble/raw-body.md')
      .blocks.find(({ language }) => language === 'text')
      ?.code.trim() ?? ''
  expect(written).toMatch(/^Something in front/)
  await expect(read()).rejects.toThrow(written)
})
