import { describe, expect, test } from 'vitest'
import { BUNDLERS, type BundleFor, type Entry } from './support/bundlers.ts'

/** What import conditions choose between: core's cryptography, and how calls come to Hono's door. */
const CHOSEN = /\/(core\/dist\/crypto|hono\/dist\/arrival)\/(.+)$/

const IMPORTED: Entry = {
  format: 'esm',
  text: `export { createSnap } from '@snap-sdk/core'
    export { snapHono } from '@snap-sdk/hono'`,
}
const REQUIRED: Entry = {
  format: 'cjs',
  text: `exports.createSnap = require('@snap-sdk/core').createSnap
    exports.snapHono = require('@snap-sdk/hono').snapHono`,
}
const ENDINGS: Readonly<Record<Entry['format'], string>> = { esm: 'js', cjs: 'cjs' }

/** A second on a machine that has nothing else to do. */
const BUNDLE_MILLISECONDS = 60_000

/** A word of Node's: of core's `crypto/node.ts`, of `@snap-sdk/node`, or of any module that only Node has. */
const OF_NODE = /node:|createPublicKey|timingSafeEqual|\bBuffer\.|rawHeaders|readableDidRead/

type Files = 'node' | 'web'
type Row = readonly [name: string, bundleFor: BundleFor, crypto: Files, arrival: Files]

/** The conditions of edge runtimes: `workerd` for Workers, `edge-light` for Vercel and Next. */
const EDGE: readonly Row[] = [
  ['Node', { platform: 'node' }, 'node', 'node'],
  ['browsers', { platform: 'browser' }, 'web', 'web'],
  ['nowhere in particular', { platform: 'neutral' }, 'web', 'web'],
  ['Workers', { platform: 'browser', conditions: ['workerd', 'worker'] }, 'web', 'web'],
  ["Next's edge, as its webpack asks", { platform: 'browser', conditions: ['edge-light'] }, 'web', 'web'],
]

/** A bundler that also says `node`: the edge's own condition comes first. */
const ON_NODE: readonly Row[] = [
  ...['workerd', 'edge-light', 'worker', 'browser'].map(
    (condition): Row => [`Node and ${condition}`, { platform: 'node', conditions: [condition] }, 'web', 'web'],
  ),
  ...['deno', 'bun'].map(
    (condition): Row => [`Node and ${condition}`, { platform: 'node', conditions: [condition] }, 'web', 'node'],
  ),
]

/** Rollup reads ES modules; CommonJS a plugin of it. */
describe.each([
  ['esbuild', [...EDGE, ...ON_NODE], [IMPORTED, REQUIRED]],
  ['webpack', EDGE, [IMPORTED, REQUIRED]],
  ['Rollup', EDGE, [IMPORTED]],
] as const)('%s', (bundler, rows, entries) => {
  test.each(rows)('for %s', { timeout: BUNDLE_MILLISECONDS }, async (_, bundleFor, crypto, arrival) => {
    for (const entry of entries) {
      const ending = ENDINGS[entry.format]
      const { text, files } = await BUNDLERS[bundler](entry, bundleFor)
      const chosen = new Set(files.flatMap((file) => CHOSEN.exec(file)?.slice(1).join('/') ?? []))
      expect([...chosen].sort()).toEqual([
        `core/dist/crypto/${crypto}.${ending}`,
        `hono/dist/arrival/${arrival}.${ending}`,
      ])
      expect(OF_NODE.test(text)).toBe(crypto === 'node' || arrival === 'node')
    }
  })
})
