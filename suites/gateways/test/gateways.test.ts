import * as gateways from '@snap-sdk/gateways'
import { describe, expect, it } from 'vitest'
import type { AnyFactory } from '../src/dialect-cases.ts'
import { DIALECT_CASES } from '../src/dialects/index.ts'
import { describeCompleteness } from '../src/rules/completeness.ts'
import { RULES } from '../src/rules/index.ts'
import { describeToken } from '../src/rules/token.ts'

/** Every factory that the package exports: whoever adds one adds its cases. */
const FACTORIES = Object.entries(gateways).filter(
  (entry): entry is [string, AnyFactory] => typeof entry[1] === 'function' && 'dialect' in entry[1],
)

describe('the suite', () => {
  it('finds the dialects', () => {
    expect(FACTORIES.length).toBeGreaterThanOrEqual(18)
  })

  it('has no cases for what is not exported', () => {
    const names = FACTORIES.map(([name]) => name)
    expect(Object.keys(DIALECT_CASES).filter((name) => !names.includes(name))).toEqual([])
  })

  for (const [name, factory] of FACTORIES) describeCompleteness(name, factory, DIALECT_CASES[name])
})

for (const [name] of FACTORIES) {
  const dialect = DIALECT_CASES[name]
  if (dialect === undefined) continue // it failed by name above
  describe(name, () => {
    describe('token', () => describeToken(dialect))
    for (const [service, cases] of Object.entries(dialect.services)) {
      if (cases.samples.length === 0) continue // as above
      describe(service, () => {
        for (const rule of RULES) rule({ name, service, dialect, cases })
      })
    }
  })
}
