import type { ImportProbeTasks } from '../children/import-probe.ts'
import { startChild } from '../measure/child.ts'
import { measureSize } from '../measure/package-size.ts'
import { interleave, median, medianRatio } from '../measure/rounds.ts'
import type { Part } from './part.ts'

const OURS = ['core', 'services', 'gateways', 'node', 'express', 'koa', 'hono', 'redis', 'postgres'].map(
  (name) => `@snap-sdk/${name}`,
)
const DOKU = 'doku-nodejs-library'

/** For comparison: what stands around it, and what it stands in for. */
const OTHERS = ['express', 'koa', 'hono', 'jsonwebtoken', DOKU]

export const startup: Part = {
  name: 'startup',
  about: 'what importing each package costs, in time and memory, and what it adds to node_modules',
  async *run({ quick, progress }) {
    const names = [...OURS, ...OTHERS]
    progress('start-up: imports')
    const rounds = await interleave(names, quick ? 2 : 9, load)
    const times = (name: string) => (rounds[name] ?? []).map(({ milliseconds }) => milliseconds)
    yield {
      part: 'startup',
      title: 'import, in a fresh process',
      rows: names.map((name) => ({
        name,
        figures: {
          importMilliseconds: median(times(name)),
          residentMegabytes: median((rounds[name] ?? []).map(({ megabytes }) => megabytes)),
        },
        ratios: { [DOKU]: medianRatio(times(name), times(DOKU)) },
      })),
    }

    progress('start-up: sizes')
    const sizes = new Map(names.map((name) => [name, measureSize(name)]))
    const dokuKilobytes = sizes.get(DOKU)?.installedKilobytes ?? Number.NaN
    yield {
      part: 'startup',
      title: 'installed, without peer dependencies',
      rows: names.flatMap((name) => {
        const size = sizes.get(name)
        if (size === undefined) return []
        const { installedKilobytes, tarballKilobytes, packages } = size
        return [
          {
            name,
            figures: { installedKilobytes, packages, ...(tarballKilobytes === undefined ? {} : { tarballKilobytes }) },
            ratios: { [DOKU]: installedKilobytes / dokuKilobytes },
          },
        ]
      }),
    }
  },
}

async function load(specifier: string): Promise<{ readonly milliseconds: number; readonly megabytes: number }> {
  const child = startChild<ImportProbeTasks>('import-probe', ['--expose-gc'])
  try {
    return await child.ask('load', specifier)
  } finally {
    await child.stop()
  }
}
