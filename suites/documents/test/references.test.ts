import { existsSync } from 'node:fs'
import { NICO_FIELD_NAMES } from '@snap-sdk/gateways'
import { findRows, findRowsUnder, readDocument, toCode } from '@snap-sdk/package-suite/markdown'
import { listFiles, readText, WORKSPACE } from '@snap-sdk/package-suite/workspace'
import { describe, expect, test } from 'vitest'
import { DOCUMENTS } from './support/documents.ts'

const ALL = [...DOCUMENTS, 'CHANGELOG.md']

const protocol = readDocument('docs/protocol.md')

describe('docs/protocol.md', () => {
  const references = ['packages', 'examples']
    .flatMap((folder) => listFiles(folder, '.ts'))
    .flatMap((file) =>
      // A reference may be broken over two lines of a comment.
      [...readText(file).matchAll(/docs\/([\w-]+\.md),[\s*]+"([^"]+)"/g)].map(([, path = '', title = '']) => ({
        file,
        path,
        title,
      })),
    )

  test('is referred to', () => {
    expect(references.length).toBeGreaterThan(10)
  })

  test.each(references)('has the section "$title" that $file names', ({ path, title }) => {
    expect(readDocument(`docs/${path}`).headings.map(({ text }) => text)).toContain(title)
  })

  test.each(Object.entries(NICO_FIELD_NAMES))('lists the field name %s', (field, name) => {
    expect(findRows(protocol, field)).toHaveLength(1)
    expect(name, 'the table in the document has one column for both names').toBe(field)
  })
})

describe('links', () => {
  const links = ALL.flatMap((document) =>
    readDocument(document).prose.flatMap((line) =>
      [...line.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => ({ document, link })),
    ),
  )

  test.each(links)('$document links to $link', ({ document, link }) => {
    const [path = '', anchor] = link.split('#')
    const target = path === '' ? document : new URL(path, `file:///${document}`).pathname.slice(1)
    expect(existsSync(`${WORKSPACE}/${target}`)).toBe(true)
    if (anchor !== undefined) expect(readDocument(target).headings.map(({ text }) => toAnchor(text))).toContain(anchor)
  })
})

test('every npm script that a document names is there', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readText('package.json'))
  const texts = ALL.map(readText).join('\n')
  const named = [...texts.matchAll(/npm run (?:--silent )?([\w:-]+)|npm (test)\b/g)].map(
    ([, script, test]) => script ?? test,
  )
  expect(named).toEqual(expect.arrayContaining(['demo', 'test', 'merchant']))
  for (const script of named) expect(Object.keys(scripts)).toContain(script)
})

test('the example merchant reads the variables that its page names', () => {
  const sources = listFiles('examples/merchant/src', '.ts').map(readText).join('\n')
  const named = findRowsUnder(readDocument('docs/start/try-it.md'), 'variable').map(
    ([variable]) => toCode(variable) ?? '',
  )
  expect(named).toHaveLength(8)
  expect(named.filter((variable) => !sources.includes(variable))).toEqual([])
})

/** The anchor that GitHub gives a heading. */
function toAnchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-')
}
