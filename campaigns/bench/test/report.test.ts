import { expect, test } from 'vitest'
import { judgeGrowth, type Point } from '../src/growth/judge-growth.ts'
import { interleave, median, medianRatio } from '../src/measure/rounds.ts'
import { judge } from '../src/report/results.ts'
import type { Row, Section } from '../src/report/section.ts'
import { writeSection } from '../src/report/table.ts'

test('the median of an odd and of an even count', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, 2, 3])).toBe(2.5)
})

test('a ratio is taken within its round, so that a slow round spoils neither', () => {
  expect(medianRatio([80, 8, 80], [100, 10, 100])).toBe(0.8)
})

test('contenders take turns, and each round starts with another', async () => {
  const order: string[] = []
  const results = await interleave(['a', 'b'], 2, async (name) => order.push(name))
  expect(order).toEqual(['a', 'b', 'b', 'a'])
  expect(results).toEqual({ a: [1, 4], b: [2, 3] })
})

test.each<[string, Point[]]>([
  ['flat', at([1, 100], [10, 105], [100, 98], [1000, 110])],
  ['linear', at([0, 10], [1, 20], [2, 30], [3, 40])],
  ['linear', at([0, 100], [16, 110], [64, 150])],
  ['steeper', at([0, 10], [1, 11], [2, 14], [3, 19], [10, 110])],
  ['steeper', at([1, 10], [10, 11], [100, 300])],
])('a cost that is %s is found so', (verdict, points) => {
  expect(judgeGrowth(points)).toBe(verdict)
})

function at(...pairs: readonly (readonly [x: number, y: number])[]): Point[] {
  return pairs.map(([x, y]) => ({ x, y }))
}

const floor: Row = { name: 'floor', figures: { callsPerSecond: 12_345.6 }, ratios: { floor: 1 } }
const ours: Row = {
  name: 'ours',
  figures: { callsPerSecond: 9_000 },
  ratios: { floor: 0.729 },
  goals: [{ against: 'floor', atLeast: 0.8 }],
}
const section: Section = { part: 'handle', title: 'token', rows: [floor, ours] }

test('a section is a table, and a missed goal is shown', () => {
  const [header = '', first = '', second = ''] = writeSection(section).split('\n')
  expect(header.split(/ {2,}/)).toEqual(['token', 'calls/s', '× A'])
  expect(first.trim().split(/ {2,}/)).toEqual(['A floor', '12 346', '1.00'])
  expect(second.trim().split(/ {2,}/)).toEqual(['B ours', '9 000', '0.73', 'goal 0.8 × floor: MISSED'])
})

test('goals and growth are judged', () => {
  const curve = { title: 'keys', points: [], found: 'steeper', expected: 'linear' } as const
  expect(judge([section, { part: 'growth', title: 'keys', rows: [], curve }])).toEqual([
    { promise: 'token: ours ≥ 0.8 × floor', found: '0.73', met: false },
    { promise: 'keys: linear', found: 'steeper', met: false },
  ])
  expect(judge([{ ...section, rows: [floor, { ...ours, ratios: { floor: 0.8 } }] }])[0]?.met).toBe(true)
})

test('a verdict compares the CPU time too, where both have it', () => {
  const withCpu = (row: Row, cpuMicrosecondsPerCall: number) => ({
    ...row,
    figures: { ...row.figures, cpuMicrosecondsPerCall },
  })
  const [verdict] = judge([{ ...section, rows: [withCpu(floor, 50), withCpu(ours, 100)] }])
  expect(verdict?.found).toBe('0.73   by CPU time 0.50')
})

test('what could not be measured says so', () => {
  const missing: Row = { name: 'redis', figures: {}, ratios: {}, note: 'NOT REACHABLE on this machine' }
  expect(writeSection({ ...section, rows: [floor, missing] })).toContain('NOT REACHABLE')
})
