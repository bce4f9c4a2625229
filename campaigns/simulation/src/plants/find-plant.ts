import { createCopies } from '../merchant/library-copies.ts'
import { makePlan } from '../plan/make-plan.ts'
import { runPlan, type WorldReport } from '../run-plan.ts'
import { bundleLibrary, type LoadLibrary } from '../world/bundle.ts'
import type { Plant } from './plants.ts'

/** A seed that finds a planted bug. */
export interface FoundPlant {
  readonly seed: number
  readonly report: WorldReport
}

/**
 * Tries seeds until some find a planted bug.
 *
 * @param sound The library without patches, for plants that are in the store alone: bundling takes a moment.
 * @param wanted How many seeds that find it. Default 1.
 * @throws PatchDoesNotApply
 */
export async function findPlant(
  plant: Plant,
  seeds: Iterable<number>,
  { sound, wanted = 1 }: { readonly sound?: LoadLibrary | undefined; readonly wanted?: number } = {},
): Promise<readonly FoundPlant[]> {
  const load = plant.patches === undefined && sound !== undefined ? sound : await bundleLibrary(plant.patches)
  const copies = createCopies(load)
  const found: FoundPlant[] = []
  for (const seed of seeds) {
    const report = await runPlan(makePlan(seed), { copies, rules: plant.rules })
    if (report.violations.length > 0) found.push({ seed, report })
    if (found.length >= wanted) break
  }
  return found
}

export function* countFrom(first: number, count: number): Iterable<number> {
  for (let number = first; number < first + count; number++) yield number
}
