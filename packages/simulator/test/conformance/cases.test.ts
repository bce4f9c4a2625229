import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { CASES } from '../../src/conformance/cases-of.ts'
import { writeCaseList } from './support/write-case-list.ts'

const FILES = readdirSync(new URL('../../src/conformance/cases', import.meta.url))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((file) => file !== 'index')

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
    const found = new Set(
      CASES.map(({ name, service }) => {
        const subject = name.slice(service.length + 1)
        const family = Object.entries(FAMILIES).find(([, pattern]) => pattern.test(subject))
        return family?.[0] ?? subject
      }),
    )
    expect([...found].sort()).toEqual(FILES.sort())
  })

  it.each(CASES.map((one) => [one.name, one] as const))('%s says what it does, and by which rule', (name, one) => {
    expect(name).toMatch(/^(token|inquiry|payment)(-[a-z0-9]+)+$/)
    expect(one.sent).toMatch(/^(a token request|an inquiry|a payment) ./)
    expect(one.expected).not.toBe('')
    expect(one.rule).toMatch(/^(NICO|NICEPAY|ASPI|BCA|RFC|ISO|good practice|inferred)/)
    if (one.rule.startsWith('good practice')) expect(one.severity).toBe('should')
  })
})

it('is listed in docs/conformance.md, which vitest writes again with -u at the end', async () => {
  const file = fileURLToPath(new URL('../../../../docs/conformance.md', import.meta.url))
  await expect(writeCaseList(CASES)).toMatchFileSnapshot(file)
})
