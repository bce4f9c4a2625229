import { OUTCOMES, type OutcomeName, receivedBody, responseCode } from '@snap-sdk/core'
import { findRows, findRowsUnder, readDocument, toCode } from '@snap-sdk/package-suite/markdown'
import type { PackageName } from '@snap-sdk/package-suite/workspace'
import { describe, expect, test } from 'vitest'
import { refusalCode } from '../../../packages/core/src/response/refusals.ts'
import type { FailureCode } from '../../../packages/core/src/result.ts'
import { readLifetime, readNumbers } from '../../../packages/core/src/snap-options.ts'
import { readDeclaration } from './support/declarations.ts'

const readme = readDocument('README.md')

const documentedOptions: readonly [PackageName, string][] = [
  ['core', 'SnapOptions'],
  ['core', 'Partner'],
  ['core', 'ServiceOptions'],
  ['core', 'MemoryDuplicateStoreOptions'],
  ['core', 'Snap'],
  ['nicepay', 'NicoOptions'],
  ['express', 'SnapExpressOptions'],
  ['koa', 'SnapKoaOptions'],
  ['hono', 'SnapHonoOptions'],
]

test.each(documentedOptions)('%s: every member of %s is in a table', (name, type) => {
  const rows = readme.tables.flat().flatMap(([first]) => toCode(first)?.replace(/[(.].*$/, '') ?? [])
  const members = readDeclaration(name, type)
  expect(members).not.toEqual([])
  expect(members.filter((member) => !rows.includes(member))).toEqual([])
})

test('numbers have the defaults that the table names', () => {
  const defaults = {
    ...readNumbers({ partners: [], tokens: { secrets: [] }, services: [] }),
    'tokens.lifetimeSeconds': readLifetime({ partners: [], tokens: { secrets: [] }, services: [] }),
  }
  for (const [option, value] of Object.entries(defaults)) {
    const [row] = findRows(readme, option)
    expect(row?.[2], option).toBe(Number.isFinite(value) ? String(value) : 'no limit')
  }
})

describe('response codes', () => {
  const outcomes = findRowsUnder(readme, 'outcome', 'code at NICO')
  const causes = findRowsUnder(readme, 'cause', 'code')

  test.each(outcomes.map(([outcome = '', code = '', message = '']) => [toCode(outcome) ?? '', code, message]))(
    'the outcome %s is %s, %s',
    (outcome, code, message) => {
      expect(OUTCOMES).toHaveProperty(outcome)
      const name = outcome as OutcomeName // as the line above has checked
      expect(responseCode({ outcome: name, serviceCode: '00' }).responseCode).toBe(code)
      expect(OUTCOMES[name].message.toLowerCase()).toBe(message.toLowerCase())
    },
  )

  test('every cause is in the table, with the code that goes out', () => {
    const written = causes.map(([cause, code]) => [toCode(cause), code])
    const codes = readDeclaration('core', 'FailureCode') as FailureCode[] // the union that was read
    const sent = codes.map((code) => [code, refusalCode({ code, message: '' }, { serviceCode: 'xx' }).responseCode])
    expect(new Map(written as [string, string][])).toEqual(new Map(sent as [string, string][]))
  })

  test('every warning is in the table of what to alert on', () => {
    const alerts = findRowsUnder(readme, 'event', 'why').map(([event]) => event)
    for (const code of readDeclaration('core', 'WarningCode')) expect(alerts.join(' ')).toContain(`\`${code}\``)
  })

  test('every type of event is in its table', () => {
    const types = findRowsUnder(readme, '`event.type`', 'what happened').map(([type]) => toCode(type))
    expect(types.sort()).toEqual(['accepted', 'failed', 'rejected', 'warning'])
  })
})

test('the message about a parsed body is the one that comes', () => {
  const parse = () => receivedBody({ stream: (async function* () {})(), streamWasRead: true, fix: '' })
  const written = readme.blocks.find(({ language }) => language === 'text')?.code.trim() ?? ''
  expect(written).toMatch(/^A body parser/)
  expect(parse).toThrow(written)
})
