import { describe, expect, it } from 'vitest'
import * as gateways from '../src/index.ts'
import { DIALECTS } from './page/dialects.ts'
import { BESIDE_ROWS, rowsOf } from './page/rows.ts'

describe.each(DIALECTS)('$exportName', ({ exportName, dialect, facts = {} }) => {
  const rows = rowsOf(dialect)

  it(`exports ${exportName}Facts`, () => {
    expect(Object.keys(gateways)).toContain(`${exportName}Facts`)
  })

  it('has a fact for every row', () => {
    expect(rows.filter((row) => !Object.hasOwn(facts, row))).toEqual([])
  })

  it('has no fact for a row that it does not have', () => {
    const known = new Set([...rows, ...BESIDE_ROWS])
    expect(Object.keys(facts).filter((row) => !known.has(row))).toEqual([])
  })

  it('says of each fact how certain it is, and where it stands', () => {
    for (const [row, fact] of Object.entries(facts)) {
      expect(['documented', 'inferred', 'conflicting'], row).toContain(fact.certainty)
      expect(fact.source.trim(), row).not.toBe('')
      if (fact.certainty === 'conflicting') expect(fact.note, `${row}: between what?`).toBeTruthy()
    }
  })
})

it('finds the dialects', () => {
  expect(DIALECTS.length).toBeGreaterThanOrEqual(11)
})

it('exports facts of dialects only', () => {
  const named = DIALECTS.map(({ exportName }) => `${exportName}Facts`)
  expect(Object.keys(gateways).filter((name) => name.endsWith('Facts') && !named.includes(name))).toEqual([])
})
