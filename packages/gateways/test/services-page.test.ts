import * as standard from '@snap-sdk/services'
import { describe, expect, it, test } from 'vitest'
import { compileFields } from '../../core/src/services/compile-fields.ts'
import { DIALECTS } from './page/dialects.ts'
import { isService } from './page/rows.ts'
import { answerRows, type FieldRow, requestRows, statedLength, tableOf, tidyNote } from './page/services/field-rows.ts'
import { NOTES_ID } from './page/services/notes-id.ts'
import { formatOutcomesPage } from './page/services/outcomes-page.ts'
import { type MemberNotes, readServiceNotes } from './page/services/read-types.ts'
import { SERVICE_PAGES, servicePageOf } from './page/services/service-list.ts'
import { COMMAND, formatServicePage, pathOfService, sampleOf } from './page/services/service-page.ts'
import { formatServicesIndex } from './page/services/services-index.ts'
import { formatTokenPage } from './page/services/token-page.ts'

const stale = (path: string) => `${path} is not what the tables say. Write it anew: ${COMMAND}`

describe.each(['en', 'id'] as const)('in %s', (language) => {
  test('the list of services is what the tables say', async () => {
    const path = pathOfService('index', language)
    await expect(await formatServicesIndex(language), stale(path)).toMatchFileSnapshot(`../../../${path}`)
  })

  test('the page of the access token is what the tables say', async () => {
    const path = pathOfService('access-token', language)
    await expect(await formatTokenPage(language), stale(path)).toMatchFileSnapshot(`../../../${path}`)
  })

  test('the page of outcomes is what the tables say', async () => {
    const path = `docs/${language === 'en' ? '' : 'id/'}reference/outcomes.md`
    await expect(formatOutcomesPage(language), stale(path)).toMatchFileSnapshot(`../../../${path}`)
  })

  test.each(SERVICE_PAGES)('the page of $name is what the tables say', async (page) => {
    const path = pathOfService(page.name, language)
    await expect(await formatServicePage(page, language), stale(path)).toMatchFileSnapshot(`../../../${path}`)
  })
})

it('every service of the standard and of a dialect has a page', () => {
  const ours = Object.values<unknown>(standard).filter(isService)
  const theirs = DIALECTS.flatMap(({ dialect }) => Object.values(dialect.services))
  expect(ours.length).toBeGreaterThan(12)
  for (const service of [...ours, ...theirs]) expect(() => servicePageOf(service)).not.toThrow()
})

/** Each member that a body holds, with its notes. */
function allNotes(notes: MemberNotes, rows: readonly FieldRow[]): readonly (readonly [FieldRow, string])[] {
  return rows.flatMap((row) => {
    const names = row.path.replaceAll('[]', '').split('.')
    let members = notes
    let found = ''
    for (const [index, name] of names.entries()) {
      const own = index === names.length - 1 ? (row.ownName ?? name) : name
      const member = members.get(own)
      found = member?.note ?? ''
      members = member?.members() ?? new Map()
    }
    return [[row, found] as const]
  })
}

describe.each(SERVICE_PAGES.map((page) => [page.name, page] as const))('%s', (_, page) => {
  const [{ service, type }] = page.services
  const notes = readServiceNotes(type)
  const rows = [
    ...allNotes(notes.request, requestRows(service, notes.request)),
    ...allNotes(notes.answer, answerRows(service, notes.answer)),
  ]
  const table = compileFields(tableOf(service.fields))
  const { body } = sampleOf(page)

  it('takes its sample', () => {
    expect(table.read({ ...body })).toMatchObject({ ok: true })
  })

  it('refuses its sample without a field that the page has as mandatory, by that name', () => {
    const mandatory = requestRows(service, notes.request).filter(
      ({ demand, path }) => demand !== 'no' && !path.includes('.'),
    )
    expect(mandatory).not.toEqual([])
    for (const { path } of mandatory) {
      const { [path]: __, ...rest } = { ...body } as Record<string, unknown>
      expect(table.read(rest), path).toMatchObject({ ok: false, failure: { code: 'FIELD_MISSING', field: path } })
    }
  })

  it('has the lengths that its docstrings say', () => {
    const wrong = rows.flatMap(([{ path, form }, note]) => {
      const stated = statedLength(note)
      if (stated === undefined) return []
      const { rule } = form
      const length = lengthOf(rule)
      return length === stated ? [] : [`${path}: ${length} in the table, ${stated} in "${note}"`]
    })
    expect(wrong).toEqual([])
  })
})

/** The maximum of a rule: of an object of texts, that of its texts. */
function lengthOf(rule: FieldRow['form']['rule']): number | undefined {
  if (rule.kind === 'object') return lengthOf(Object.values(rule.fields)[0]?.rule ?? { kind: 'any' })
  return 'maximum' in rule ? rule.maximum : undefined
}

it('no Indonesian note is left over', () => {
  const notes = SERVICE_PAGES.flatMap(({ services: [{ service, type }] }) => {
    const { request, answer } = readServiceNotes(type)
    return [...requestRows(service, request), ...answerRows(service, answer)].map(({ note }) => note)
  })
  expect(Object.keys(NOTES_ID).filter((note) => !notes.includes(note))).toEqual([])
  expect(tidyNote('The customer. At most 20 characters.')).toBe('The customer.')
})
