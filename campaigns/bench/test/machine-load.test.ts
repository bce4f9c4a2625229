import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import { parseBusySeconds, parseProcess, readProcessorTime, sumBelow } from '../src/machine-load/processor-time.ts'
import { createWatch, describeTally, isSpoiled } from '../src/machine-load/watch.ts'
import { shareOfOthers, type weighLoad } from '../src/machine-load/weigh-load.ts'

describe('what /proc says', () => {
  test('busy time is all but idle and waiting; what the hypervisor took belongs to it', () => {
    const stat = 'cpu  100 20 30 9000 800 5 6 7 0 0\ncpu0 50 10 15 4500 400 2 3 3 0 0\n'
    expect(parseBusySeconds(stat)).toBeCloseTo((100 + 20 + 30 + 5 + 6 + 7) / 100)
  })

  test('a process has its threads and the children that ended; its name may hold anything', () => {
    const fields = ['S', '7', ...Array.from({ length: 9 }, () => '0'), '100', '20', '3', '4', '0']
    expect(parseProcess(`42 (a ) b) (c) ${fields.join(' ')}`)).toEqual({
      pid: 42,
      command: 'a ) b) (c',
      parent: 7,
      seconds: 1.27,
    })
  })

  test('ours are those below, in whatever order they stand, and the servers of stores', () => {
    const processes = [
      { pid: 3, command: 'node', parent: 5, seconds: 1 }, // a grandchild with a smaller number
      { pid: 5, command: 'node', parent: 10, seconds: 2 },
      { pid: 10, command: 'node', parent: 1, seconds: 4 },
      { pid: 11, command: 'node', parent: 1, seconds: 8 },
      { pid: 12, command: 'postgres', parent: 1, seconds: 16 },
    ]
    expect(sumBelow(processes, 10)).toBe(23)
  })

  test.runIf(process.platform === 'linux')('what we spend is seen as ours', () => {
    const before = readProcessorTime()
    const end = process.cpuUsage().user + 200_000
    while (process.cpuUsage().user < end) Math.random()
    const after = readProcessorTime()
    expect((after?.ours ?? 0) - (before?.ours ?? 0)).toBeGreaterThan(0.1)
    expect((after?.all ?? 0) - (before?.all ?? 0)).toBeGreaterThan(0.1)
    expect(availableParallelism()).toBeGreaterThan(0)
  })
})

test('others have what was busy and was not ours', () => {
  const before = { all: 100, ours: 50 }
  const share = (all: number, ours: number) => shareOfOthers({ before, after: { all, ours } }, { seconds: 1, cores: 2 })
  expect(share(101, 51)).toBe(0)
  expect(share(101, 50)).toBeCloseTo(0.5, 1)
  expect(share(100.02, 50)).toBe(0) // less than the clock's steps
  expect(share(100, 51)).toBe(0) // never less than nothing
})

describe('a measurement on a machine that others use', () => {
  /** Weighs nothing: others have had these shares, one after the other. */
  function scripted(shares: number[]): typeof weighLoad {
    return async (work) => ({ value: await work(), others: shares.shift() ?? 0 })
  }

  async function measure(shares: number[], patienceMilliseconds = 1_000) {
    const watch = createWatch({ patienceMilliseconds, weigh: scripted(shares) })
    let made = 0
    const value = await watch.measure(async () => ++made)
    return { value, made, tally: watch.takeTally() }
  }

  test('a quiet one is made once', async () => {
    expect(await measure([0.05])).toEqual({ value: 1, made: 1, tally: { measurements: 1, again: 0, disturbed: 0 } })
  })

  test('a disturbed one is made again', async () => {
    expect(await measure([0.5, 0.02])).toEqual({
      value: 2,
      made: 2,
      tally: { measurements: 1, again: 1, disturbed: 0 },
    })
  })

  test('three times at most; then the quietest counts, and it is said', async () => {
    expect(await measure([0.5, 0.2, 0.4, 0])).toEqual({
      value: 2,
      made: 3,
      tally: { measurements: 1, again: 1, disturbed: 1 },
    })
  })

  test('without patience it counts as it is', async () => {
    expect(await measure([0.5, 0], 0)).toEqual({
      value: 1,
      made: 1,
      tally: { measurements: 1, again: 0, disturbed: 1 },
    })
  })

  test('it waits until it is quiet, and no longer than its patience', async () => {
    const quietAtLast = createWatch({ patienceMilliseconds: 60_000, weigh: scripted([0.9, 0.9, 0.01]) })
    expect(await quietAtLast.waitForQuiet()).toBe(0.01)
    const impatient = createWatch({
      patienceMilliseconds: 1,
      weigh: async (work) => ({ value: await work(), others: 1 }),
    })
    expect(await impatient.waitForQuiet()).toBe(1)
  })

  test('a tally says what happened, and is taken once', async () => {
    expect(describeTally({ measurements: 9, again: 0, disturbed: 0 })).toBeUndefined()
    expect(describeTally({ measurements: 9, again: 4, disturbed: 1 })).toContain(
      'of 9 measurements 4 were made again, 1',
    )
    expect(isSpoiled({ measurements: 9, again: 9, disturbed: 5 })).toBe(true)
    expect(isSpoiled({ measurements: 9, again: 9, disturbed: 4 })).toBe(false)
    const watch = createWatch({ patienceMilliseconds: 0, weigh: scripted([]) })
    await watch.measure(async () => {})
    expect([watch.takeTally().measurements, watch.takeTally().measurements]).toEqual([1, 0])
  })
})
