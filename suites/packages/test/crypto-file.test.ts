import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { builtFile, folderOf, SUITE } from '../src/workspace.ts'
import { loadedCryptoFiles } from './support/loaded-crypto-file.ts'

describe('which file core loads on Node', () => {
  test.each([
    ['as it is', [], 'node'],
    ['made to be the web', ['--conditions=workerd'], 'web'],
  ] as const)('%s', async (_, flags, file) => {
    expect(await loadedCryptoFiles(SUITE, flags)).toEqual([`${file}.js`, `${file}.cjs`])
  })
})

test.each([
  ['core', '#crypto', 'crypto/web'],
  ['core', '#openapi', 'openapi/left-out'],
  ['hono', '#arrival', 'arrival/web'],
] as const)('%s: %s has its conditions in their order, the edge before Node', (name, specifier, onTheEdge) => {
  const { imports } = JSON.parse(readFileSync(`${folderOf(name)}/package.json`, 'utf8'))
  const { default: otherwise, ...formats } = imports[specifier]
  expect(Object.keys(formats)).toEqual(['import', 'require'])
  for (const format of ['import', 'require']) {
    const conditions = Object.entries<string>(formats[format])
    expect(conditions.map(([condition]) => condition)).toEqual([
      'workerd',
      'edge-light',
      'worker',
      'browser',
      'deno',
      'bun',
      'node',
      'default',
    ])
    for (const [condition, file] of conditions) {
      builtFile(name, file.replace('./dist/', ''))
      if (!['deno', 'bun', 'node'].includes(condition)) expect(file).toContain(`/${onTheEdge}.`)
    }
  }
  expect(otherwise).toBe(`./dist/${onTheEdge}.js`)
})
