import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CASES, casesOf } from '../../src/conformance/cases-of.ts'
import type { Dialect } from '../../src/dialects/dialect.ts'
import { DIALECTS } from '../../src/dialects/index.ts'
import { listServices } from '../../src/dialects/list-services.ts'
import { listCaseFiles, writeCaseIndex } from './support/write-case-index.ts'
import { writeCaseList } from './support/write-case-list.ts'

const servicesOf = (dialect: Dialect) => listServices(dialect).filter((name) => name !== 'token')
const FILES = listCaseFiles()

/** The files that make a case for each row of a table, and their names. */
const FAMILIES: Readonly<Record<string, RegExp>> = {
  'without-header': /^without-(authorization|channel-id|x-[a-z-]+)$/,
  'without-field': /^without-(?!x-|content-type|authorization|channel-id)/,
  'field-null': /-null$/,
  'field-empty': /^(?!signature-|body-).*-empty$/,
  'field-of-wrong-type': /^(?!grant-type-).*-of-wrong-type$/,
  'field-too-long': /-too-long$/,
  'body-with-other-spelling': /^body-with-(double-spaces|escaped-slash|unicode-escapes|non-ascii)$/,
}

describe('the table', () => {
  it('has a name once', () => {
    const names = CASES.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
  })

  it('has every file, and every case in the file of its name', () => {
    const all = Object.values(DIALECTS).flatMap((dialect) => casesOf(dialect, servicesOf(dialect)))
    const found = new Set(
      all.map(({ name, service }) => {
        const subject = name.slice(service.length + 1)
        const family = Object.entries(FAMILIES).find(([, pattern]) => pattern.test(subject))
        return family?.[0] ?? subject
      }),
    )
    expect([...found].sort()).toEqual(FILES.map(({ stem }) => stem).sort())
  })

  it.each(CASES.map((one) => [one.name, one] as const))('%s says what it does, and by which rule', (name, one) => {
    expect(name).toMatch(/^(token|inquiry|payment)(-[a-z0-9]+)+$/)
    expect(one.sent).toMatch(/^(a token request|an inquiry|a payment) ./)
    expect(one.expected).not.toBe('')
    expect(one.rule).toMatch(/^(NICO|NICEPAY|ASPI|BCA|RFC|ISO|good practice|inferred)/)
    expect(one.rule.startsWith('good practice') && one.severity === 'must').toBe(false)
  })
})

it('has an index that is made from its folders, which vitest writes again with -u', async () => {
  const file = fileURLToPath(new URL('../../src/conformance/cases/index.ts', import.meta.url))
  await expect(writeCaseIndex(FILES)).toMatchFileSnapshot(file)
})

it('is listed in docs/conformance.md, which vitest writes again with -u at the end', async () => {
  const file = fileURLToPath(new URL('../../../../docs/conformance.md', import.meta.url))
  await expect(writeCaseList(CASES)).toMatchFileSnapshot(file)
})
