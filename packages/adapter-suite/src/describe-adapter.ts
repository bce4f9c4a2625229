import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { AdapterHarness } from './adapter-harness.ts'
import { type AdapterCase, createBenches } from './bench/bench.ts'

const CASES = new URL('./cases/', import.meta.url)

/**
 * Registers every case of the suite for one adapter. A case is a file in `cases/`; the file's name is the case.
 * A gap of the harness is expected to fail, and fails the build once it passes, or when it names no case.
 */
export function describeAdapter(harness: AdapterHarness): void {
  const { gaps = {} } = harness
  const names = readdirSync(CASES).map((file) => file.replace(/\.ts$/, ''))
  describe(harness.name, () => {
    for (const name of names) {
      const gap = gaps[name]
      const register = gap === undefined ? it : it.fails
      register(gap === undefined ? name : `${name} (gap: ${gap})`, () => runCase(harness, name))
    }
    it('has no gap without a case', () => expect(names).toEqual(expect.arrayContaining(Object.keys(gaps))))
  })
}

/** Runs one case, and stops what it started. */
async function runCase(harness: AdapterHarness, name: string): Promise<void> {
  const { run }: { run: AdapterCase } = await import(new URL(`${name}.ts`, CASES).href)
  const benches = createBenches(harness)
  try {
    await run(benches.start)
  } finally {
    await benches.stop()
  }
}
