import { listFiles, readText } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'

/** What `npm run docs:reference` writes. It is the site's, and has its own dependencies there. */
interface MakeReference {
  readonly FOLDER: string
  makeReference(): Promise<ReadonlyMap<string, string>>
}

test('docs/reference/api is what the docstrings say', async () => {
  const script = new URL('../../../site/reference/make-reference.mjs', import.meta.url).href
  const { FOLDER, makeReference }: MakeReference = await import(script)
  const made = await makeReference()
  const mend = 'The reference is not what the docstrings say. Write it anew: npm run docs:reference'
  expect(listFiles(FOLDER, '.md').sort(), mend).toEqual([...made.keys()].sort())
  for (const [path, text] of made) expect(readText(path), `${path}: ${mend}`).toBe(text)
}, 120_000)
