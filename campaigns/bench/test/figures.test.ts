import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { LOCAL_CONTENDERS } from '../src/contenders/local.ts'
import { FRAMEWORKS, SERVERS } from '../src/contenders/servers.ts'
import { COMPARISONS, type Comparison } from '../src/report/comparisons.ts'
import { drawBars } from '../src/report/draw-bars.ts'
import { drawGrowth } from '../src/report/draw-growth.ts'
import { READMES, replaceFigures } from '../src/report/readme-section.ts'
import type { Results } from '../src/report/results.ts'
import type { Curve, Row, Section } from '../src/report/section.ts'
import { CALL_KINDS, type CallKind } from '../src/workload/signed-call.ts'

/** Sections as a run gives them, with figures that nobody measured. */
function section(comparison: Comparison, kind: CallKind): Section {
  const { name, reference, others, titles } = comparison
  const names = [reference, ...others.filter((other) => other !== "DOKU's helpers" || kind === 'token'), name]
  const speedOf = (row: string) => (row === name ? 850 : row === reference ? 1000 : 1200)
  const ratiosOf = (row: string) =>
    Object.fromEntries(names.map((other) => [other, speedOf(row) / speedOf(other)]).filter(([other]) => other !== name))
  const rows = names.map(
    (row): Row => ({
      name: row,
      figures: { callsPerSecond: speedOf(row) },
      ratios: ratiosOf(row),
      goals: row === name ? [{ against: reference, atLeast: name === 'snap.handle' ? 0.8 : 0.9 }] : undefined,
    }),
  )
  return { part: 'any', title: titles[kind], rows }
}

const curve: Curve = {
  title: 'partners & keys',
  points: [
    { x: 0, y: 100 },
    { x: 1_000, y: 104 },
    { x: 1_000_000, y: 110 },
  ],
  found: 'flat',
  expected: 'flat',
}

const results: Results = {
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
  sections: [
    ...COMPARISONS.flatMap((comparison) => CALL_KINDS.map((kind) => section(comparison, kind))),
    { part: 'growth', title: 'partners: flat', rows: [], curve },
    {
      part: 'edge',
      title: 'edge bundle',
      rows: [{ name: 'all', figures: { minifiedKilobytes: 141.2, gzipKilobytes: 48.8 }, ratios: {} }],
    },
  ],
}

describe.each(Object.entries(READMES))('%s', (path, words) => {
  const readme = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
  const written = replaceFigures(readme, words, results)

  test('gets a row for each of ours against each other', () => {
    const rows = written.split('\n').filter((row) => /^\| `snap(?:\.handle|Express|Koa|Hono)` \S+ /.test(row))
    expect(rows).toHaveLength(COMPARISONS.reduce((sum, { others }) => sum + 1 + others.length, 0))
    expect(rows.map((row) => row.split(' | ').length)).toEqual(rows.map(() => 5))
  })

  test('a missed goal is named, a met one is a number, and what was not measured is a dash', () => {
    const rowOf = (name: string, other: string) =>
      written.split('\n').find((row) => row.includes(`\`${name}\``) && row.includes(words.others[other] ?? '?'))
    expect(rowOf('snap.handle', 'floor, WebCrypto')).toMatch(/\| 0\.85 \| 0\.85 \| 0\.85 \|/)
    expect(rowOf('snapKoa', 'hand-written, WebCrypto')).toContain(`0.85 (${words.missed})`)
    expect(rowOf('snapExpress', "DOKU's helpers")).toMatch(/\| 0\.71 \| – \| – \| – \|/)
  })

  test('says on what machine, and is replaced as a whole by the next run', () => {
    expect(written).toContain('A <fast> processor, 2 cores, 8 GB')
    expect(written).toContain('141 kB minified, 49 kB gzip')
    expect(replaceFigures(written, words, results)).toBe(written)
  })
})

test('a README without its marks is an error', () => {
  const [words] = Object.values(READMES)
  expect(() => words && replaceFigures('# nothing', words, results)).toThrow('bench: end')
})

test('every comparison is of contenders that there are', () => {
  const known = new Set([...Object.keys(LOCAL_CONTENDERS), ...FRAMEWORKS.flatMap((name) => Object.keys(SERVERS[name]))])
  for (const { name, reference, others } of COMPARISONS) {
    for (const contender of [name, reference, ...others]) expect(known).toContain(contender)
  }
})

describe('the pictures', () => {
  test.each([
    ['bars', drawBars(results.sections)],
    ['growth', drawGrowth(results.sections)],
  ])('%s: one whole SVG, for light and dark pages', (_name, svg) => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*role="img" aria-label="[^"]+">/)
    expect(svg).toContain('prefers-color-scheme: dark')
    expect(svg).not.toMatch(/NaN|undefined|Infinity|&(?!amp;|lt;|quot;)/)
    const opened = svg.match(/<(?:text|svg|style)\b/g) ?? []
    expect(svg.match(/<\/(?:text|svg|style)>/g) ?? []).toHaveLength(opened.length)
  })

  test('there is a bar for each contender', () => {
    const bars = drawBars(results.sections).match(/<rect /g) ?? []
    const expected = COMPARISONS.flatMap(({ others }) =>
      CALL_KINDS.map((kind) => 1 + others.filter((other) => other !== "DOKU's helpers" || kind === 'token').length),
    )
    expect(bars).toHaveLength(expected.reduce((sum, count) => sum + count, 0))
  })
})
