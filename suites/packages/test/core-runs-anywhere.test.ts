import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { describe, expect, test } from 'vitest'
import { builtFile } from '../src/workspace.ts'
import { findRuntimeTies } from './support/runtime-ties.ts'

describe('core as it is published', () => {
  test('the ES module loads its dependencies and nothing of Node', () => {
    const { modules, globals } = findRuntimeTies(readFileSync(builtFile('core', 'index.js'), 'utf8'))
    expect(modules).toEqual(['#crypto', '#openapi'])
    expect(globals).toEqual([])
  })

  test('the CommonJS file does so, too', () => {
    const { modules, globals } = findRuntimeTies(readFileSync(builtFile('core', 'index.cjs'), 'utf8'))
    expect(modules).toEqual(['#crypto', '#openapi'])
    expect(globals).toEqual([])
  })

  test.each([
    ['crypto/node.js', ['node:crypto'], ['Buffer']],
    ['crypto/node.cjs', ['node:crypto'], ['Buffer']],
    ['crypto/web.js', ['@noble/hashes/hmac.js', '@noble/hashes/sha2.js'], []],
    ['crypto/web.cjs', [], []], // the hashes, which exist as ES modules only, are in it
    ['openapi/written.js', [], []],
    ['openapi/written.cjs', [], []],
  ])('%s loads %j', (file, expected, expectedGlobals) => {
    const { modules, globals } = findRuntimeTies(readFileSync(builtFile('core', file), 'utf8'))
    expect(modules).toEqual(expected)
    expect(globals).toEqual(expectedGlobals)
  })

  test('the inspection finds what it looks for', () => {
    const found = findRuntimeTies(
      "import 'node:fs'; const c = require('crypto'); ({ process: Buffer.from(x) }); a.process()",
    )
    expect(found).toEqual({ modules: ['crypto', 'node:fs'], globals: ['Buffer'] })
    expect(builtinModules).toContain('crypto')
  })
})
