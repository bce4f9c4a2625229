import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../world/bundle.ts'

/** Seeds that found each planted bug, by its name. */
export type RecordedSeeds = Readonly<Record<string, readonly number[]>>

const FILE = join(ROOT, 'campaigns/simulation/recorded-seeds.json')

export function readRecordedSeeds(): RecordedSeeds {
  return JSON.parse(readFileSync(FILE, 'utf8'))
}

export function writeRecordedSeeds(seeds: RecordedSeeds): string {
  writeFileSync(FILE, `${JSON.stringify(seeds, null, 2)}\n`)
  return FILE
}
