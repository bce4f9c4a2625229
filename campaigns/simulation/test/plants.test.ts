import { beforeAll, describe, expect, it } from 'vitest'
import { createCopies } from '../src/merchant/library-copies.ts'
import { findPlant } from '../src/plants/find-plant.ts'
import { PLANTS } from '../src/plants/plants.ts'
import { readRecordedSeeds } from '../src/plants/recorded-seeds.ts'
import { formatFailure } from '../src/report.ts'
import { shrink } from '../src/shrink.ts'
import { bundleLibrary, checkPatch, type LoadLibrary } from '../src/world/bundle.ts'

const recorded = readRecordedSeeds()
let sound: LoadLibrary
beforeAll(async () => {
  sound = await bundleLibrary()
})

describe('every planted bug is found by a recorded seed', () => {
  it('there are at least ten, and each has one', () => {
    expect(PLANTS.length).toBeGreaterThanOrEqual(10)
    expect(Object.keys(recorded).sort()).toEqual(PLANTS.map(({ name }) => name).sort())
  })

  it.each(PLANTS)(
    '$name',
    async (plant) => {
      const found = await findPlant(plant, recorded[plant.name] ?? [], { sound })
      expect(found.length, 'no recorded seed finds it any more: npm run simulate -- --plants --record').toBe(1)
    },
    20_000,
  )
})

describe('a plant', () => {
  it('that no longer fits the source says so', () => {
    const gone = { file: 'packages/core/src/snap.ts', text: 'this text is not there', instead: '' }
    expect(() => checkPatch(gone)).toThrow(/holds this text 0 times.*give the plant the new text/)
  })

  it('is told small: what has nothing to do with it is left out', async () => {
    const [plant] = PLANTS.filter(({ name }) => name === 'a throw is final')
    if (plant === undefined) throw new Error('the plant has another name')
    const [found] = await findPlant(plant, recorded[plant.name] ?? [])
    if (found === undefined) throw new Error('it was not found')
    const copies = createCopies(await bundleLibrary(plant.patches))
    const small = await shrink(found.report, { copies })
    expect(small.violations.map(({ kind }) => kind)).toContain(found.report.violations[0]?.kind)
    expect(small.plan.faults).toHaveLength(1)
    expect(small.plan.payments).toHaveLength(1)
    const told = formatFailure(small)
    expect(told).toContain(`seed ${found.seed}`)
    expect(told).toContain('WRONG: ')
    expect(told).toMatch(/^ +\d+ process \d starts$/m)
  })
})
