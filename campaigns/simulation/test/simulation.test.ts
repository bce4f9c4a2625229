import { randomInt } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCampaign, type Totals } from '../src/campaign.ts'
import { type Copies, createCopies } from '../src/merchant/library-copies.ts'
import { makePlan } from '../src/plan/make-plan.ts'
import { FAULT_CLASSES } from '../src/plan/plan.ts'
import { countFrom } from '../src/plants/find-plant.ts'
import { formatFailure } from '../src/report.ts'
import { runPlan } from '../src/run-plan.ts'
import { shrink } from '../src/shrink.ts'
import { bundleLibrary, type LoadLibrary } from '../src/world/bundle.ts'

let sound: LoadLibrary
let copies: Copies
beforeAll(async () => {
  sound = await bundleLibrary()
  copies = createCopies(sound)
})

/** What went wrong, as short as it can be told; empty where nothing did. */
async function tell({ failures }: Totals): Promise<string> {
  const told = await Promise.all(failures.map(async (failure) => formatFailure(await shrink(failure, { copies }))))
  return told.join('\n\n')
}

describe('nothing is taken twice, and nothing is lost', () => {
  it('in the first 700 worlds, in which much happens', async () => {
    const totals = await runCampaign({ copies, seeds: countFrom(0, 700) })
    expect(await tell(totals)).toBe('')
    const all = [...totals.classes.values()]
    expect(all.every(({ worlds }) => worlds > 60)).toBe(true)
    expect(all.reduce((sum, { retries }) => sum + retries, 0)).toBeGreaterThan(500)
    const causes = new Set(all.flatMap(({ exceptions }) => [...exceptions.keys()]))
    expect([...causes]).toEqual(expect.arrayContaining(['process died', 'threw after writing', 'store forgot']))
    expect(totals.classes.get('calm')?.takenTwice).toBe(0)
  }, 120_000)

  it('in 300 that nobody has seen before', async () => {
    expect(await tell(await runCampaign({ copies, seeds: countFrom(randomInt(2 ** 31), 300) }))).toBe('')
  }, 120_000)
})

describe('a seed decides on everything', () => {
  it('gives the same world again, whatever came before', async () => {
    const seeds = [...countFrom(0, 2 * FAULT_CLASSES.length)]
    const trace = async (seed: number, library: Copies) =>
      (await runPlan(makePlan(seed), { copies: library, tracing: true })).lines.join('\n')
    const first: string[] = []
    for (const seed of seeds) first.push(await trace(seed, copies))
    const others = createCopies(sound)
    for (const [index, seed] of [...seeds.entries()].reverse()) expect(await trace(seed, others)).toBe(first[index])
    expect(new Set(first).size).toBe(seeds.length)
    expect(first.every((text) => text.includes('starts'))).toBe(true)
  })

  it('visits every class of faults', () => {
    const classes = new Set([...countFrom(0, FAULT_CLASSES.length)].map((seed) => makePlan(seed).faultClass))
    expect(classes).toEqual(new Set(FAULT_CLASSES))
  })
})
