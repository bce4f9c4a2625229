import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { BENCH } from '../measure/find-package.ts'
import type { Row } from '../report/section.ts'
import { TITLES } from '../report/titles.ts'
import type { Part } from './part.ts'

/** A whole merchant for an edge runtime, apart from its bills. */
const MERCHANT = `
  import { createSnap, reject } from '@snap-sdk/core'
  import { nicepay } from '@snap-sdk/gateways'
  import { snapHono } from '@snap-sdk/hono'
  import { Hono } from 'hono'

  export default {
    fetch(request, env) {
      const snap = createSnap({
        gateways: [
          nicepay({
            partners: [{ clientId: env.NICEPAY_CLIENT_ID, publicKeys: env.NICEPAY_PUBLIC_KEY }],
            handlers: { nicoInquiry: async ({ payNo }) => env.bills.find(payNo) ?? reject('invalidBill') },
          }),
        ],
        tokens: { secrets: [env.SNAP_TOKEN_SECRET] },
      })
      return new Hono().use(snapHono(snap)).fetch(request, env)
    },
  }
`

export const edge: Part = {
  name: 'edge',
  about: 'what a merchant on core, one gateway and the door for Hono weighs when it is bundled for an edge runtime',
  async *run({ progress }) {
    progress('edge bundle')
    const { outputFiles, metafile } = await build({
      stdin: { contents: MERCHANT, resolveDir: BENCH },
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'esm',
      target: 'es2022',
      platform: 'neutral',
      tsconfigRaw: {}, // the workspace's own names the sources
      mainFields: ['module', 'main'],
      conditions: ['worker', 'import'],
    })
    const [file] = outputFiles
    const [output] = Object.values(metafile.outputs)
    if (file === undefined || output === undefined) throw new Error('esbuild wrote nothing')
    const byPackage = new Map<string, number>()
    for (const [path, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = packageOf(path)
      byPackage.set(name, (byPackage.get(name) ?? 0) + bytesInOutput)
    }
    const parts = [...byPackage]
      .sort(([, a], [, b]) => b - a)
      .map(
        ([name, bytes]): Row => ({ name: `of it ${name}`, figures: { minifiedKilobytes: bytes / 1000 }, ratios: {} }),
      )
    yield {
      part: 'edge',
      title: TITLES.edge,
      references: [],
      rows: [
        {
          name: 'the whole bundle',
          figures: {
            gzipKilobytes: gzipSync(file.contents, { level: 9 }).length / 1000,
            minifiedKilobytes: file.contents.length / 1000,
          },
          ratios: {},
        },
        ...parts,
      ],
    }
  },
}

/** The package that a file of the bundle belongs to. */
function packageOf(path: string): string {
  const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  if (installed !== undefined) return installed
  const ours = /packages\/([\w-]+)\//.exec(path)?.[1]
  return ours === undefined ? 'the merchant' : `@snap-sdk/${ours}`
}
