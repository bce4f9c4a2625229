import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { drawBars } from './draw-bars.ts'
import { drawGrowth } from './draw-growth.ts'
import { writePerformance } from './performance-section.ts'
import { READMES, writeReadme } from './readme-section.ts'
import { replaceMarked } from './replace-marked.ts'
import { allSections, type MeasuredPart, mergeResults, type Results } from './results.ts'

/** Seen from `dist`, where all of this is one file. */
const WORKSPACE = new URL('../../../', import.meta.url)

const RESULTS = 'campaigns/bench/results.json'
const PERFORMANCE = 'docs/performance.md'

/**
 * Writes what was measured over what was there, part by part, and everything that shows it: both pictures, and the marked part of each
 * README and of docs/performance.md.
 *
 * @param parts All parts there are, in order: what is of no part is forgotten.
 * @returns The paths.
 */
export function writeResults(run: MeasuredPart, parts: readonly string[]): readonly string[] {
  const before: Results = existsSync(new URL(RESULTS, WORKSPACE)) ? JSON.parse(read(RESULTS)) : {}
  const results = mergeResults(before, run, parts)
  const sections = allSections(results)
  const texts: Readonly<Record<string, () => string>> = {
    [RESULTS]: () => `${JSON.stringify(results, roundFigure, 2)}\n`,
    'docs/bench.svg': () => drawBars(sections),
    'docs/bench-growth.svg': () => drawGrowth(sections),
    [PERFORMANCE]: () => replaceMarked(read(PERFORMANCE), writePerformance(results)),
    ...Object.fromEntries(
      Object.entries(READMES).map(([path, words]) => [
        path,
        () => replaceMarked(read(path), writeReadme(words, results)),
      ]),
    ),
  }
  return Object.entries(texts).flatMap(([path, make]) => (writeOne(path, make) ? [path] : []))
}

/** The figures come first, and one document that cannot be written keeps none of the others back. */
function writeOne(path: string, make: () => string): boolean {
  try {
    writeFileSync(new URL(path, WORKSPACE), make())
    return true
  } catch (error) {
    console.error(`NOT WRITTEN: ${path}:`, error)
    process.exitCode = 1
    return false
  }
}

function read(path: string): string {
  return readFileSync(new URL(path, WORKSPACE), 'utf8')
}

/** No measurement here holds more than four digits. */
function roundFigure(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value
}
