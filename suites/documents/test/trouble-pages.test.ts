import { findRowsUnder, readDocument, toCode } from '@snap-sdk/package-suite/markdown'
import { listFiles, readText, WORKSPACE } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'

const folders = ['docs', 'docs/id']
const pages = (folder: string) => listFiles(`${folder}/trouble`, '.md')

/** Every cause that an event may have; the table of docs/events.md is held against core by its own test. */
const causes = findRowsUnder(readDocument('docs/events.md'), 'code', 'type').map(([cell]) => toCode(cell) ?? '')

test('docs/events.md names the causes', () => {
  expect(causes.length).toBeGreaterThan(35)
  expect(causes).toContain('SIGNATURE_MISMATCH')
})

/** No trouble of a merchant's: the path is another app's, and its answer too. */
const NOT_A_SYMPTOM: readonly string[] = ['PATH_UNKNOWN']

test.each(folders)('%s/trouble: every cause of a refusal or failure stands on a page', (folder) => {
  const text = pages(folder).map(readText).join('\n')
  expect(causes.filter((cause) => !text.includes(`\`${cause}\``))).toEqual(NOT_A_SYMPTOM)
})

test.each(folders)('%s/trouble/index.md leads to every page beside it', (folder) => {
  const index = readText(`${folder}/trouble/index.md`)
  const names = pages(folder).map((path) => path.slice(path.lastIndexOf('/') + 1))
  expect(names.filter((name) => name !== 'index.md' && !index.includes(`(${name})`))).toEqual([])
})

test.each(folders)('the site’s search is asked for every page of %s/guides and %s/trouble, twice', async (folder) => {
  const { SEARCHES } = await import(`${WORKSPACE}/site/searches.mjs`)
  const searches: Record<string, readonly string[]> = Object.assign({}, ...Object.values(SEARCHES))
  const asked = ['guides', 'trouble'].flatMap((part) =>
    listFiles(`${folder}/${part}`, '.md')
      .filter((path) => !path.endsWith('/index.md'))
      .map((path) => path.replace(/^docs\//, '').replace(/\.md$/, '')),
  )
  expect(asked.length).toBeGreaterThan(20)
  expect(asked.filter((page) => (searches[page]?.length ?? 0) < 2)).toEqual([])
})
