import { describe, expect, test } from 'vitest'
import { runNode } from '../src/run-node.ts'
import { builtFile, PACKAGES, readText } from '../src/workspace.ts'
import { EXPORTS } from './support/exports.ts'

describe.each(PACKAGES)('@snap-sdk/%s', (name) => {
  test('loads as an ES module', async () => {
    builtFile(name, 'index.js')
    const script = `import * as loaded from '@snap-sdk/${name}'; console.log(JSON.stringify(Object.keys(loaded)))`
    expect(JSON.parse(await runNode('--input-type=module', '-e', script)).sort()).toEqual(EXPORTS[name])
  })

  test('loads as CommonJS, where Node cannot require ES modules', async () => {
    builtFile(name, 'index.cjs')
    const script = `console.log(JSON.stringify(Object.keys(require('@snap-sdk/${name}'))))`
    expect(JSON.parse(await runNode('--input-type=commonjs', '-e', script)).sort()).toEqual(EXPORTS[name])
  })
})

test.each(PACKAGES)('the consumer of %s uses each export', (name) => {
  const text = readText(`suites/packages/test/consumers/${name}.ts`)
  expect(EXPORTS[name].filter((each) => !new RegExp(`\\b${each}\\b`).test(text))).toEqual([])
})

test('a rejection and an error are recognised across the two formats', async () => {
  const script = `
    const commonjs = require('@snap-sdk/core')
    import('@snap-sdk/core').then((module) => {
      const error = new commonjs.SnapConfigurationError('OPTION_INVALID', 'x')
      console.log(module === commonjs, module.isRejection(commonjs.reject('paidBill')), module.isSnapConfigurationError(error))
    })`
  expect(await runNode('--input-type=commonjs', '-e', script)).toBe('false true true\n')
})

test('a missing build is an error that names the command', () => {
  expect(() => builtFile('core', 'never-built.js')).toThrow('npm run build')
})
