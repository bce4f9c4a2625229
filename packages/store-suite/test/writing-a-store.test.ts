import { readFileSync } from 'node:fs'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { beforeEach, describe, expect, test } from 'vitest'
import { mapDuplicateStore } from './recipes/map-duplicate-store.ts'

describeDuplicateStore('The store of docs/writing-a-store.md', mapDuplicateStore, {
  describe,
  test,
  beforeEach,
  expect,
})

test('docs/writing-a-store.md shows the store as it runs here', () => {
  const page = readFileSync(new URL('../../../docs/writing-a-store.md', import.meta.url), 'utf8')
  const store = readFileSync(new URL('./recipes/map-duplicate-store.ts', import.meta.url), 'utf8')
  expect(page).toContain(`\`\`\`ts file=map-duplicate-store.ts\n${store}\`\`\`\n`)
})
