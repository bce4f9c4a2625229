import { CALL_KINDS, type CallKind } from '../workload/signed-call.ts'
import { COMPARISONS, findRatio } from './comparisons.ts'
import { describeMachine, describePackages } from './machine.ts'
import type { Results } from './results.ts'
import type { Section } from './section.ts'
import { formatNumber } from './table.ts'

const START = '<!-- bench: written by npm run bench -- --write -->'
const END = '<!-- bench: end -->'

/** The words of a README, which are the only thing that differs between its languages. */
interface Words {
  readonly header: readonly [what: string, goal: string]
  readonly of: (ours: string, other: string) => string
  readonly goal: (atLeast: number) => string
  readonly missed: string
  readonly bars: string
  readonly growth: string
  readonly others: Readonly<Record<string, string>>
  readonly bundle: (minified: string, gzip: string) => string
  readonly measured: (day: string, machine: string, packages: string) => string
}

export const READMES: Readonly<Record<string, Words>> = {
  'README.md': {
    header: ['throughput', 'goal'],
    of: (ours, other) => `\`${ours}\` against ${other}`,
    goal: (atLeast) => `at least ${atLeast}`,
    missed: 'missed',
    bars: 'Throughput of snap-sdk against hand-written code, as bars',
    growth: 'How the cost of a call grows, as curves',
    others: {
      'floor, WebCrypto': 'the floor by WebCrypto',
      'floor, node:crypto': 'the floor by `node:crypto`',
      "DOKU's helpers": "DOKU's helpers",
      'hand-written, WebCrypto': 'a hand-written handler by WebCrypto',
      'hand-written, node:crypto': 'a hand-written handler by `node:crypto`',
      'typical handler': 'a typical handler',
      'bare route': 'a bare route',
    },
    bundle: (minified, gzip) =>
      `Core, gateways and hono in one bundle for an edge runtime: ${minified} kB minified, ${gzip} kB gzip.`,
    measured: (day, machine, packages) =>
      `Measured on ${day}: ${machine}; ${packages}. [All figures](campaigns/bench/results.json).`,
  },
  'README.id.md': {
    header: ['throughput', 'target'],
    of: (ours, other) => `\`${ours}\` dibandingkan ${other}`,
    goal: (atLeast) => `minimal ${atLeast}`,
    missed: 'tidak tercapai',
    bars: 'Throughput snap-sdk dibandingkan kode yang ditulis tangan, sebagai batang',
    growth: 'Pertumbuhan biaya satu panggilan, sebagai kurva',
    others: {
      'floor, WebCrypto': 'batas bawah dengan WebCrypto',
      'floor, node:crypto': 'batas bawah dengan `node:crypto`',
      "DOKU's helpers": 'helper DOKU',
      'hand-written, WebCrypto': 'handler tulisan tangan dengan WebCrypto',
      'hand-written, node:crypto': 'handler tulisan tangan dengan `node:crypto`',
      'typical handler': 'handler yang umum',
      'bare route': 'route kosong',
    },
    bundle: (minified, gzip) =>
      `Core, gateways, dan hono dalam satu bundle untuk edge runtime: ${minified} kB minified, ${gzip} kB gzip.`,
    measured: (day, machine, packages) =>
      `Diukur pada ${day}: ${machine}; ${packages}. [Semua angka](campaigns/bench/results.json).`,
  },
}

const COLUMNS: Readonly<Record<CallKind, string>> = {
  token: '`token`',
  'inquiry client-id': '`inquiry`, `client-id`',
  'inquiry symmetric': '`inquiry`, `symmetric`',
}

/** Puts the figures of a run between the marks of a README. @throws Error when the marks are not there. */
export function replaceFigures(readme: string, words: Words, results: Results): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)]
  if (start === -1 || end < start) throw new Error(`the README has no ${START} with ${END} behind it`)
  return `${readme.slice(0, start + START.length)}\n${writeFigures(words, results)}${readme.slice(end)}`
}

function writeFigures(words: Words, { measuredAt, machine, sections }: Results): string {
  const [what, goal] = words.header
  const bundle = sections.find(({ part }) => part === 'edge')?.rows[0]?.figures
  const [minified, gzip] = [bundle?.minifiedKilobytes, bundle?.gzipKilobytes].map((size) => formatNumber(size, 0))
  return `
![${words.bars}](docs/bench.svg)

| ${[what, ...CALL_KINDS.map((kind) => COLUMNS[kind]), goal].join(' | ')} |
| --- | --- | --- | --- | --- |
${writeRows(words, sections).join('\n')}

![${words.growth}](docs/bench-growth.svg)

${words.bundle(minified ?? '', gzip ?? '')}

${words.measured(measuredAt.slice(0, 10), describeMachine(machine), describePackages(machine))}

`
}

function writeRows(words: Words, sections: readonly Section[]): readonly string[] {
  return COMPARISONS.flatMap(({ name, titles }) => {
    const rows = CALL_KINDS.flatMap((kind) => sections.find(({ title }) => title === titles[kind])?.rows ?? [])
    const ours = rows.filter((row) => row.name === name)
    const goalAgainst = (other: string) =>
      ours.flatMap(({ goals = [] }) => goals).find(({ against }) => against === other)?.atLeast
    const others = [...new Set(ours.flatMap(({ ratios }) => Object.keys(ratios)))]
    return others.map((other) => {
      const atLeast = goalAgainst(other)
      const cells = CALL_KINDS.map((kind) => {
        const ratio = findRatio(sections, titles[kind], { of: name, against: other })
        if (ratio === undefined) return '–'
        return atLeast === undefined || ratio >= atLeast ? ratio.toFixed(2) : `${ratio.toFixed(2)} (${words.missed})`
      })
      const against = words.of(name, words.others[other] ?? other)
      return `| ${[against, ...cells, atLeast === undefined ? '–' : words.goal(atLeast)].join(' | ')} |`
    })
  })
}
