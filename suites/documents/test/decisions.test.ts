import { listFiles, readText } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'

const decisions = listFiles('docs/decisions', '.md')
  .map((path) => path.slice('docs/decisions/'.length))
  .filter((name) => name !== 'index.md')

test.each(['docs/decisions/index.md', 'docs/id/decisions/index.md'])('%s lists every decision once', (path) => {
  const linked = [...readText(path).matchAll(/\]\((?:\S*\/)?(\d{4}-[\w-]+\.md)\)/g)].map(([, name]) => name)
  expect(linked.sort()).toEqual(decisions)
})
