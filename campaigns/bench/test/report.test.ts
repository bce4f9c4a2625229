import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { DOOR_NAMES } from '../src/contenders/servers.ts'
import { drawBars } from '../src/report/draw-bars.ts'
import { drawGrowth } from '../src/report/draw-growth.ts'
import { writeMarkdownTable } from '../src/report/markdown-table.ts'
import { writePerformance } from '../src/report/performance-section.ts'
import { READMES, writeReadme } from '../src/report/readme-section.ts'
import { replaceMarked } from '../src/report/replace-marked.ts'
import { allSections, mergeResults, type Results } from '../src/report/results.ts'
import type { Section } from '../src/report/section.ts'
import { writeSection } from '../src/report/table.ts'
import { doorTitle, growthTitle, handleTitle, TITLES } from '../src/report/titles.ts'
import { DOOR_WORKLOADS, WORKLOAD_NAMES } from '../src/workload/workloads.ts'

/** Sections as a run gives them, with figures that nobody measured. */
const handled = WORKLOAD_NAMES.map((workload, index): Section => {
  const ours = 1.2 + index / 10
  return {
    part: 'handle',
    title: handleTitle(workload, 64),
    references: ['floor, node:crypto', 'snap.handle'],
    rows: [
      {
        name: 'floor, node:crypto',
        figures: { cpuMicrosecondsPerCall: 12_345.6, callsPerSecond: 80, bytesPerCall: 1_000 },
        ratios: { 'floor, node:crypto': 1, 'snap.handle': 1 / ours },
      },
      {
        name: 'snap.handle',
        figures: { cpuMicrosecondsPerCall: 9_876.5, callsPerSecond: 60, bytesPerCall: 3_000 },
        ratios: { 'floor, node:crypto': ours, 'snap.handle': 1 },
      },
      ...(workload === 'token' ? [{ name: "DOKU's helpers", figures: {}, ratios: { 'snap.handle': 34.4 } }] : []),
    ],
    tally: { measurements: 10, again: 0, disturbed: 0 },
  }
})

const doors = DOOR_NAMES.flatMap((door) =>
  DOOR_WORKLOADS.map(
    (workload): Section => ({
      part: door,
      title: doorTitle(door, workload),
      references: ['fair', 'careless'],
      rows: [
        {
          name: 'careless',
          figures: { cpuMicrosecondsPerCall: 50, p99Milliseconds: 2 },
          ratios: { fair: 0.9, careless: 1 },
        },
        {
          name: 'fair',
          figures: { cpuMicrosecondsPerCall: 50, p99Milliseconds: 2 },
          ratios: { fair: 1, careless: 1.1 },
        },
        {
          name: 'snap-sdk',
          figures: { cpuMicrosecondsPerCall: 52, p99Milliseconds: 5 },
          ratios: { fair: 1.04, careless: 1.25 },
        },
      ],
    }),
  ),
)

const growth: Section = {
  part: 'growth',
  title: growthTitle({ title: 'partners' }),
  references: ['1'],
  rows: [],
  curve: {
    title: 'partners & keys',
    points: [
      { x: 1, y: 100 },
      { x: 1_000, y: 104 },
    ],
    expected: 'flat',
    perTenfold: 1.01,
    asExpected: true,
  },
}

const edge: Section = {
  part: 'edge',
  title: TITLES.edge,
  references: [],
  rows: [{ name: 'the whole bundle', figures: { gzipKilobytes: 33.4, minifiedKilobytes: 101.2 }, ratios: {} }],
}

const run = {
  measuredAt: '2026-01-31T10:00:00.000Z',
  machine: {
    processor: 'A <fast> processor',
    cores: 2,
    gigabytes: 8,
    platform: 'linux x64',
    node: '20.20.2',
    openssl: '3.0.0',
    load: 0.1,
    packages: { express: '5.3.0' },
  },
  sections: [...handled, ...doors, growth, edge],
}
const ORDER = ['handle', ...DOOR_NAMES, 'growth', 'stores', 'startup', 'edge']
const results: Results = mergeResults({}, run, ORDER)

test('a section is a table: CPU time first, ratios against lettered rows', () => {
  const [header = '', first = '', second = ''] = writeSection(handled[1] ?? edge).split('\n')
  expect(header.split(/ {2,}/)).toEqual([
    'NICO inquiry, client-id, 64 at once',
    'CPU µs/call',
    'calls/s',
    'bytes/call',
    '× A',
    '× B',
  ])
  expect(first.trim().split(/ {2,}/)).toEqual(['A floor, node:crypto', '12 345.6', '80', '1 000', '1.00', '0.77'])
  expect(second.trim().split(/ {2,}/)).toEqual(['B snap.handle', '9 876.5', '60', '3 000', '1.30', '1.00'])
})

test('what could not be measured says so, and a busy machine, too', () => {
  const missing = { name: 'Redis', figures: {}, ratios: {}, note: 'NOT MEASURED' }
  expect(writeSection({ ...edge, rows: [...edge.rows, missing] })).toContain('NOT MEASURED')
  expect(writeSection({ ...edge, tally: { measurements: 9, again: 2, disturbed: 1 } })).toContain(
    'the machine was busy',
  )
})

test('a document quotes ratios and sizes, never a bare time', () => {
  const page = writePerformance(results)
  expect(page).toContain('| token, 64 at once: snap.handle | 1.20 |')
  expect(page).toContain('| node: token: snap-sdk | 1.04 | 1.25 | 2.50 |') // p99: 5 against 2
  expect(page).toContain('33.4')
  expect(page).not.toMatch(/µs|12 ?345|9 ?876/)
  const table = writeMarkdownTable(doors).split('\n')
  expect(new Set(table.map((row) => row.split(' | ').length)).size).toBe(1)
})

test('the goals stand first, each with what was found', () => {
  const page = writePerformance(results)
  expect(page).toMatch(/^### Goals\n\n\| what \| goal \| found \| so it is \|/)
  expect(page).toContain('| ≤ 1.05 × | 1.04 × | met |')
  expect(page).toContain('| ≥ 30 × | 34.40 × | met |')
  expect(page).toContain('| ≤ 0.4 × | – | not measured |')
})

describe('parts that were measured again', () => {
  test('take the place of their former selves, the others stay, and what is no part goes', () => {
    const again = { ...run, measuredAt: '2026-02-01T10:00:00.000Z', sections: [edge] }
    const merged = mergeResults({ ...results, gone: { ...run, sections: [] } }, again, ORDER)
    expect(merged.edge?.measuredAt).toBe(again.measuredAt)
    expect(merged.handle).toEqual(results.handle)
    expect(Object.keys(merged)).toEqual(Object.keys(results))
    expect(allSections(merged)).toHaveLength(allSections(results).length)
  })
})

describe.each(Object.entries(READMES))('%s', (path, words) => {
  test('has one picture and three sentences, with what was found', () => {
    const [picture = '', , ...sentences] = writeReadme(words, results).split('\n')
    expect(picture).toMatch(/^!\[[^\]]+\]\(docs\/bench\.svg\)$/)
    expect(sentences).toHaveLength(3)
    expect(sentences.join('\n')).toMatch(/1\.2 \D+ 1\.8 [\s\S]+1\.0 \D+ 1\.0 [\s\S]+34 [\s\S]+33 kB/)
  })

  test('what was not measured is a dash', () => {
    expect(writeReadme(words, {})).not.toMatch(/NaN|undefined|Infinity/)
  })

  test('has the marks, and is replaced as a whole by the next run', () => {
    const readme = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
    const written = replaceMarked(readme, writeReadme(words, results))
    expect(written).toContain('33 kB')
    expect(replaceMarked(written, writeReadme(words, results))).toBe(written)
  })
})

test('docs/performance.md has the marks; a document without them is an error', () => {
  const page = readFileSync(new URL('../../../docs/performance.md', import.meta.url), 'utf8')
  expect(replaceMarked(page, 'x')).toContain('\n\nx\n\n')
  expect(() => replaceMarked('# nothing', 'x')).toThrow('bench: end')
})

describe('the pictures', () => {
  const sections = allSections(results)

  test.each([
    ['bars', drawBars(sections)],
    ['growth', drawGrowth(sections)],
  ])('%s: one whole SVG, for light and dark pages', (_name, svg) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="[^"]+">/)
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).not.toMatch(/NaN|undefined|Infinity|&(?!amp;|lt;|quot;)/)
    const opened = svg.match(/<(?:text|svg|style)\b/g) ?? []
    expect(svg.match(/<\/(?:text|svg|style)>/g) ?? []).toHaveLength(opened.length)
  })

  test('there is a bar for each kind of call and each door, and none for what was not measured', () => {
    expect(drawBars(sections).match(/<rect /g)).toHaveLength(WORKLOAD_NAMES.length + DOOR_NAMES.length)
    expect(drawBars([]).match(/<rect /g)).toBeNull()
  })
})
