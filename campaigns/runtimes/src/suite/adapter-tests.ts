import { type AdapterCase, type OpenAdapter, runCase } from '@snap-sdk/adapter-suite/web'
import type { Gaps } from './gaps.ts'
import type { Test } from './test.ts'

/** Cases of the adapter suite for one adapter. vitest has `describeAdapter` for it. */
export function toTests(
  adapter: string,
  gaps: Gaps,
  cases: readonly (readonly [name: string, run: AdapterCase])[],
  opened: OpenAdapter,
): readonly Test[] {
  return cases.map(([name, run]) => ({ name: `${adapter}: ${name}`, run: () => runCase(run, opened), gap: gaps[name] }))
}
