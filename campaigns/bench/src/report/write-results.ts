import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawBars } from './draw-bars.ts'
import { drawGrowth } from './draw-growth.ts'
import { READMES, replaceFigures } from './readme-section.ts'
import type { Results } from './results.ts'

/** Seen from `dist`, where all of this is one file. */
const WORKSPACE = new URL('../../../', import.meta.url)

/** Writes everything that shows figures of a run: `campaigns/bench/results.json`, both pictures, and the marked part of each README. @returns Their paths. */
export function writeResults(results: Results): readonly string[] {
  const texts: Readonly<Record<string, string>> = {
    'campaigns/bench/results.json': `${JSON.stringify(results, roundFigure, 2)}\n`,
    'docs/bench.svg': drawBars(results.sections),
    'docs/bench-growth.svg': drawGrowth(results.sections),
    ...Object.fromEntries(
      Object.entries(READMES).map(([path, words]) => [path, replaceFigures(read(path), words, results)]),
    ),
  }
  for (const [path, content] of Object.entries(texts)) writeFileSync(new URL(path, WORKSPACE), content)
  return Object.keys(texts)
}

function read(path: string): string {
  return readFileSync(fileURLToPath(new URL(path, WORKSPACE)), 'utf8')
}

/** No measurement here holds more than four digits. */
function roundFigure(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
