import { expect, it } from 'vitest'
import { casesOf } from '../../src/conformance/cases-of.ts'
import { DIALECTS } from '../../src/dialects/index.ts'

const LABELS = Object.values(DIALECTS).flatMap((dialect) =>
  Object.entries(dialect.acceptance ?? {}).flatMap(([service, labels]) =>
    Object.entries(labels).map(([name, label]) => ({ dialect, case: `${service}-${name}`, label })),
  ),
)

it('has the acceptance lists of BCA and Faspay', () => {
  expect([...new Set(LABELS.map(({ dialect }) => dialect.name))]).toEqual(['bca', 'faspay'])
})

it.each(LABELS.map((label) => [label.label, label] as const))(
  '%s heads the rule of one case',
  (label, { dialect, case: name }) => {
    const cases = casesOf(dialect).filter(({ rule }) => rule.startsWith(`${label}; `))
    expect(cases.map((one) => one.name)).toEqual([name])
  },
)
