import { describe, expect, test } from 'vitest'
import { LOCAL_CONTENDERS } from '../src/contenders/local.ts'
import { SERVER_NAMES } from '../src/contenders/servers.ts'
import { growthPerTenfold, isLinear, type Point } from '../src/growth/judge-growth.ts'
import { GOALS, type Goal } from '../src/judge/goals.ts'
import { judgeGoals, writeFound, writeVerdicts } from '../src/judge/judge-goals.ts'
import { compareRounds, interleave, median, medianRatio } from '../src/measure/rounds.ts'
import type { Section } from '../src/report/section.ts'

test('the median of an odd and of an even count', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
})

test('a ratio is taken within its round, so that a slow round spoils neither', () => {
  expect(medianRatio([80, 8, 80], [100, 10, 100])).toBe(0.8)
  const rounds = { ours: [{ y: 80 }, { y: 8 }], theirs: [{ y: 100 }, { y: 10 }] }
  expect(compareRounds(rounds, 'ours', ['theirs', 'ours'], ({ y }) => y)).toEqual({ theirs: 0.8, ours: 1 })
})

test('contenders take turns, and each round starts with another', async () => {
  const order: string[] = []
  const results = await interleave(['a', 'b'], 2, async (name) => order.push(name))
  expect(order).toEqual(['a', 'b', 'b', 'a'])
  expect(results).toEqual({ a: [1, 4], b: [2, 3] })
})

describe('growth', () => {
  const at = (...pairs: readonly (readonly [x: number, y: number])[]): Point[] => pairs.map(([x, y]) => ({ x, y }))

  test.each<[string, number, Point[]]>([
    ['a cost that stays', 1, at([1, 100], [10, 100], [1_000, 100])],
    ['one that doubles each time', 2, at([1, 100], [10, 200], [100, 400])],
    ['5 % over 1.7 tenfolds', 1.05, at([1, 100], [10, 105], [50, 105 * 1.05 ** Math.log10(5)])],
  ])('%s', (_what, expected, points) => {
    expect(growthPerTenfold([points])).toBeCloseTo(expected, 6)
  })

  test('one round that was disturbed does not count', () => {
    const flat = at([1, 100], [10, 100])
    expect(growthPerTenfold([flat, at([1, 100], [10, 300]), flat])).toBeCloseTo(1)
  })

  test.each<[boolean, Point[]]>([
    [true, at([1, 20], [2, 30], [3, 40])],
    [true, at([0, 100], [16, 110], [64, 150])],
    [true, at([1, 100], [2, 90], [3, 100])], // less is not too much
    [false, at([1, 11], [2, 14], [3, 19], [10, 110])],
  ])('linear is %s', (expected, points) => {
    expect(isLinear(points)).toBe(expected)
  })
})

/** A section as a run gives it, with figures that nobody measured. */
const section: Section = {
  part: 'handle',
  title: 'token',
  references: ['floor'],
  rows: [
    { name: 'floor', figures: { cpuMicrosecondsPerCall: 30, bytesPerCall: 1_000 }, ratios: { floor: 1 } },
    { name: 'ours', figures: { cpuMicrosecondsPerCall: 45, bytesPerCall: 3_000 }, ratios: { floor: 1.5 } },
  ],
  curve: { title: 'x', points: [], expected: 'flat', perTenfold: 1.02, asExpected: true },
  tally: { measurements: 4, again: 0, disturbed: 0 },
}

const goal: Goal = {
  what: 'ours',
  sections: ['token'],
  reading: { kind: 'ratio', of: 'ours', against: 'floor' },
  limit: { atMost: 1.5 },
}

function stateOf(changes: Partial<Goal>, sections: readonly Section[] = [section]) {
  return judgeGoals([{ ...goal, ...changes }], sections)[0]?.state
}

describe('a goal', () => {
  test.each<[string, Partial<Goal>, string]>([
    ['at most, reached', {}, 'met'],
    ['at most, not reached', { limit: { atMost: 1.49 } }, 'missed'],
    ['at least, reached', { limit: { atLeast: 1.5 } }, 'met'],
    ['at least, not reached', { limit: { atLeast: 1.51 } }, 'missed'],
    [
      'another figure',
      { reading: { kind: 'ratio', of: 'ours', against: 'floor', figure: 'bytesPerCall' }, limit: { atMost: 2.9 } },
      'missed',
    ],
    [
      'a figure by itself',
      { reading: { kind: 'figure', of: 'ours', figure: 'bytesPerCall' }, limit: { atMost: 3_000 } },
      'met',
    ],
    ['a curve', { reading: { kind: 'growth' }, limit: { atMost: 1.05 } }, 'met'],
    ['a curve that is steep', { reading: { kind: 'growth' }, limit: { atMost: 1.01 } }, 'missed'],
    ['a row that is not there', { reading: { kind: 'ratio', of: 'theirs', against: 'floor' } }, 'not measured'],
    ['a section that is not there', { sections: ['inquiry'] }, 'not measured'],
    ['one section of two', { sections: ['token', 'inquiry'] }, 'not measured'],
    ['missed in one section of two', { sections: ['token', 'inquiry'], limit: { atMost: 1 } }, 'missed'],
  ])('%s', (_what, changes, state) => {
    expect(stateOf(changes)).toBe(state)
  })

  test('one that must hold in several sections is missed by the worst', () => {
    const [floor, ours] = section.rows
    if (floor === undefined || ours === undefined) throw new Error('two rows')
    const worse: Section = { ...section, title: 'inquiry', rows: [floor, { ...ours, ratios: { floor: 1.7 } }] }
    const [verdict] = judgeGoals([{ ...goal, sections: ['token', 'inquiry'] }], [section, worse])
    if (verdict === undefined) throw new Error('one verdict')
    expect(verdict.state).toBe('missed')
    expect(writeFound(verdict)).toBe('1.50 to 1.70 ×')
    expect(writeVerdicts([verdict])).toMatch(/0 met, 1 missed, 0 not measured\nMISSED .*≤ 1\.5 ×.*\n +inquiry: 1\.70$/)
  })

  test('what was measured on a busy machine says so', () => {
    const busy = { ...section, tally: { measurements: 4, again: 4, disturbed: 3 } }
    expect(writeVerdicts(judgeGoals([goal], [busy]))).toContain('the machine was busy')
    expect(writeVerdicts(judgeGoals([goal], [section]))).not.toContain('busy')
  })
})

test('every goal is about contenders that there are, and each once', () => {
  const known = new Set<string>([...Object.keys(LOCAL_CONTENDERS), ...SERVER_NAMES])
  const elsewhere = ['core + services + gateways', 'express', 'the whole bundle']
  for (const { reading } of GOALS) {
    if (reading.kind === 'growth') continue
    for (const name of [reading.of, ...(reading.kind === 'ratio' ? [reading.against] : [])])
      expect(known.has(name) || elsewhere.includes(name), name).toBe(true)
  }
  expect(new Set(GOALS.map(({ what }) => what)).size).toBe(GOALS.length)
})
