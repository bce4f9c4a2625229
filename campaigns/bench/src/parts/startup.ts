import type { ImportProbeTasks } from '../children/import-probe.ts'
import { startChild } from '../measure/child.ts'
import { measureSize } from '../measure/package-size.ts'
import { compareRounds, interleave, median } from '../measure/rounds.ts'
import { TITLES } from '../report/titles.ts'
import type { Part } from './part.ts'

const OURS = ['core', 'services', 'gateways', 'node', 'express', 'koa', 'hono', 'redis', 'postgres', 'mysql'].map(
  (name) => `@snap-sdk/${name}`,
)

/** For comparison: what stands around it, and what it stands in for. */
const OTHERS = ['express', 'koa', 'hono', 'fastify', 'doku-nodejs-library']

const EXPRESS = 'express'

/** What is imported together, by the name in the table. */
const IMPORTS: Readonly<Record<string, readonly string[]>> = {
  'core + services + gateways': ['@snap-sdk/core', '@snap-sdk/services', '@snap-sdk/gateways'],
  ...Object.fromEntries([...OURS, ...OTHERS].map((name) => [name, [name]])),
}

export const startup: Part = {
  name: 'startup',
  about: 'what importing each package costs, in time and memory, and what it adds to node_modules',
  async *run({ quick, watch, progress }) {
    progress('start-up: imports')
    await watch.waitForQuiet()
    const names = Object.keys(IMPORTS)
    const rounds = await interleave(names, quick ? 2 : 9, (name) => watch.measure(() => load(IMPORTS[name] ?? [])))
    yield {
      part: 'startup',
      title: TITLES.imports,
      references: [EXPRESS],
      rows: names.map((name) => ({
        name,
        figures: {
          importCpuMilliseconds: median((rounds[name] ?? []).map((round) => round.cpuMilliseconds)),
          importMilliseconds: median((rounds[name] ?? []).map((round) => round.milliseconds)),
          residentMegabytes: median((rounds[name] ?? []).map((round) => round.megabytes)),
        },
        ratios: compareRounds(rounds, name, [EXPRESS], (round) => round.cpuMilliseconds),
      })),
    }

    progress('start-up: sizes')
    yield {
      part: 'startup',
      title: TITLES.sizes,
      references: [],
      rows: [...OURS, ...OTHERS].map((name) => {
        const { installedKilobytes, tarballKilobytes, packages } = measureSize(name)
        return {
          name,
          figures: { installedKilobytes, packages, ...(tarballKilobytes === undefined ? {} : { tarballKilobytes }) },
          ratios: {},
        }
      }),
    }
  },
}

async function load(specifiers: readonly string[]) {
  const child = startChild<ImportProbeTasks>('import-probe', ['--expose-gc'])
  try {
    return await child.ask('load', specifiers)
  } finally {
    await child.stop()
  }
}
