import * as gateways from '@snap-sdk/gateways'
import * as standard from '@snap-sdk/services'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFields } from '../../../packages/core/src/services/compile-fields.ts'
import type { FieldTable } from '../../../packages/core/src/services/field.ts'
import { bodiesFor } from '../../../packages/core/test/support/arbitrary-bodies.ts'
import { expectPlain } from '../../../packages/core/test/support/expect-plain.ts'
import type { AnyFactory } from '../src/dialect-cases.ts'
import { DIALECT_CASES } from '../src/dialects/index.ts'

type Tables = Readonly<Record<string, unknown>>

const FACTORIES = Object.entries(gateways).filter(
  (entry): entry is [string, AnyFactory] => typeof entry[1] === 'function' && 'dialect' in entry[1],
)

/** All services, as the standard has them and as each dialect does. */
const SERVICES: readonly [name: string, service: Tables][] = [
  ...Object.entries<object>(standard).flatMap(([name, each]) =>
    'fields' in each ? [[name, { ...each }] as [string, Tables]] : [],
  ),
  ...FACTORIES.flatMap(([gateway, { dialect }]) =>
    Object.entries(dialect.services).map(([name, each]): [string, Tables] => [
      `${gateway} ${name}`,
      { ...(each as object) },
    ]),
  ),
]

/** Each table once: many dialects have the standard's own. */
const tables = new Map<FieldTable, string>()
for (const [name, service] of SERVICES) {
  for (const part of ['fields', 'answer', 'otherFields']) {
    const table = service[part] as FieldTable | undefined // no service of ours has a schema
    if (table !== undefined && !tables.has(table)) tables.set(table, `${name}.${part}`)
  }
}

describe('a compiled table', () => {
  it('is one of many', () => {
    expect(SERVICES.length).toBeGreaterThan(40)
    expect(tables.size).toBeGreaterThan(40)
  })

  it.each([...tables].map(([table, name]) => [name, table] as const))('%s does what a plain one does', (_, table) => {
    const hold = expectPlain(table)
    fc.assert(fc.property(bodiesFor(table), hold), { numRuns: 6 })
    fc.assert(fc.property(bodiesFor(table, 1), hold), { numRuns: 6 })
  })
})

/** The speed of a call rests on it: a body of which something is wrong is walked over twice. */
it('the documented samples are right at the first look', () => {
  const wrong = FACTORIES.flatMap(([gateway, { dialect }]) =>
    Object.entries(DIALECT_CASES[gateway]?.services ?? {}).flatMap(([service, { samples }]) => {
      const { fields } = { ...dialect.services[service] } as { fields: FieldTable }
      const rights = samples.map(({ body }) => compileFields(fields).peek(JSON.parse(JSON.stringify(body))).isRight)
      return rights.includes(true) || rights.length === 0 ? [] : [`${gateway} ${service}`]
    }),
  )
  expect(wrong).toEqual([])
})
