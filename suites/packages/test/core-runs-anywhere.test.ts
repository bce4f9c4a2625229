import { readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { describe, expect, test } from 'vitest'
import { builtFile } from '../src/workspace.ts'
import { findRuntimeTies } from './support/runtime-ties.ts'

describe('core as it is published', () => {
  test('the ES module loads its dependencies and nothing of Node', () => {
    const { modules, globals } = findRuntimeTies(readFileSync(builtFile('core', 'index.js'), 'utf8'))
    expect(modules).toEqual(['@noble/hashes/hmac.js', '@noble/hashes/sha2.js', 'ipaddr.js', 'jose'])
    expect(globals).toEqual([])
  })

  test('the CommonJS file holds jose and the hashes, which exist as ES modules only, and nothing of Node', () => {
    const text = readFileSync(builtFile('core', 'index.cjs'), 'utf8')
    const { modules, globals } = findRuntimeTies(text)
    expect(modules).toEqual(['ipaddr.js'])
    expect(globals).toEqual([])
    expect(text).toContain('var _HMAC = class')
    expect(text).toContain('ERR_JWS_INVALID')
  })

  test('the inspection finds what it looks for', () => {
    const found = findRuntimeTies(
      "import 'node:fs'; const c = require('crypto'); ({ process: Buffer.from(x) }); a.process()",
    )
    expect(found).toEqual({ modules: ['crypto', 'node:fs'], globals: ['Buffer'] })
    expect(builtinModules).toContain('crypto')
  })
})
