import { readFileSync } from 'node:fs'
import { type BuildOptions, build } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { runNode } from '../src/run-node.ts'
import { builtFile, SUITE } from '../src/workspace.ts'

/** A loader that prints which file of the crypto room is loaded. */
const REPORT = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs'
  export async function load(url, context, next) {
    const file = /dist\\/crypto\\/(\\w+\\.c?js)$/.exec(url)
    if (file) writeSync(1, file[1] + ' ')
    return next(url, context)
  }`)}`

describe('which file core loads on Node', () => {
  test.each([
    ['as it is', [], 'node'],
    ['made to be the web', ['--conditions=workerd'], 'web'],
  ] as const)('%s', async (_, flags, file) => {
    const imported = `import { register } from 'node:module'
      register(${JSON.stringify(REPORT)})
      const { createSnap } = await import('@snap-sdk/core')`
    expect(await runNode(...flags, '--input-type=module', '-e', imported)).toBe(`${file}.js `)
    const required = `require('@snap-sdk/core')
      const files = Object.keys(require.cache).flatMap((path) => /dist\\/crypto\\/(.+)$/.exec(path)?.[1] ?? [])
      console.log(files.join(' '))`
    expect(await runNode(...flags, '--input-type=commonjs', '-e', required)).toBe(`${file}.cjs\n`)
  })
})

const BUNDLES: [name: string, options: BuildOptions, file: 'node' | 'web'][] = [
  ['platform node', { platform: 'node' }, 'node'],
  ['platform browser', { platform: 'browser' }, 'web'],
  ['platform neutral', { platform: 'neutral', mainFields: ['module', 'main'] }, 'web'],
  ...['workerd', 'edge-light', 'worker', 'browser', 'deno', 'bun'].map((condition): [string, BuildOptions, 'web'] => [
    `platform node with the condition ${condition}`,
    { platform: 'node', conditions: [condition, 'node'] },
    'web',
  ]),
]

describe('which file esbuild takes', () => {
  test.each(BUNDLES)('%s', async (_, options, file) => {
    for (const [contents, ending] of [
      ["export { createSnap } from '@snap-sdk/core'", 'js'],
      ["module.exports = require('@snap-sdk/core').createSnap", 'cjs'],
    ] as const) {
      const { metafile, outputFiles } = await build({
        stdin: { contents, resolveDir: SUITE, loader: 'js' },
        bundle: true,
        write: false,
        metafile: true,
        format: 'esm',
        tsconfigRaw: {}, // the workspace's own names the sources
        logLevel: 'silent',
        ...options,
      })
      const files = Object.keys(metafile?.inputs ?? {}).flatMap(
        (path) => /core\/dist\/crypto\/(.+)$/.exec(path)?.[1] ?? [],
      )
      expect(files).toEqual([`${file}.${ending}`])
      const text = (outputFiles ?? []).map((output) => output.text).join('')
      expect(/node:|createPublicKey|timingSafeEqual|\bBuffer\./.test(text)).toBe(file === 'node')
    }
  })
})

test('#crypto has its conditions in their order, the edge before Node', () => {
  const { imports } = JSON.parse(readFileSync(`${SUITE}/../../packages/core/package.json`, 'utf8'))
  const { default: otherwise, ...formats } = imports['#crypto']
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
    for (const [, file] of conditions) builtFile('core', file.replace('./dist/', ''))
  }
  expect(otherwise).toBe('./dist/crypto/web.js')
})
