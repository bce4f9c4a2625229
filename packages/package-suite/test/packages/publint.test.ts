import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { expect, test } from 'vitest'
import { builtFile, folderOf, PACKAGES } from '../support/workspace.ts'

test.each(PACKAGES)('@snap-sdk/%s is clean under publint --strict', async (name) => {
  for (const file of ['index.js', 'index.cjs', 'index.d.ts', 'index.d.cts']) builtFile(name, file)
  const { messages, pkg } = await publint({ pkgDir: folderOf(name), strict: true, pack: 'npm' })
  expect(pkg.name).toBe(`@snap-sdk/${name}`)
  expect(messages.map((message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`)).toEqual([])
})
