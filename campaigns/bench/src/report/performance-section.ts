import { GOALS } from '../judge/goals.ts'
import { judgeGoals, type Verdict, writeFound, writeLimit } from '../judge/judge-goals.ts'
import { describeMachine, describePackages } from './machine.ts'
import { writeCells, writeMarkdownTable } from './markdown-table.ts'
import { allSections, type MeasuredPart, type Results } from './results.ts'
import { TITLES } from './titles.ts'

/** What is said in front of a part's table. Every part that has none is a door. */
const HEADS: Readonly<Record<string, string>> = {
  handle: 'In process',
  growth: 'Growth',
  stores: 'Stores',
  startup: 'Start-up and size',
  edge: 'Edge bundle',
}

/** The measured part of docs/performance.md: the goals, then every table, in ratios of one run. */
export function writePerformance(results: Results): string {
  const verdicts = judgeGoals(GOALS, allSections(results))
  const doors = Object.entries(results).filter(([name]) => HEADS[name] === undefined)
  return [
    '### Goals',
    writeGoals(verdicts),
    ...writePart(HEADS.handle, results.handle),
    ...(doors.length === 0
      ? []
      : [
          '### Behind each door',
          writeMarkdownTable(doors.flatMap(([, { sections }]) => sections)),
          ...new Set(doors.map(([, part]) => writeMachine(part))),
        ]),
    ...Object.keys(HEADS)
      .filter((name) => name !== 'handle')
      .flatMap((name) => writePart(HEADS[name], results[name])),
  ].join('\n\n')
}

function writeGoals(verdicts: readonly Verdict[]): string {
  const rows = verdicts.map((verdict) => [
    verdict.goal.what,
    writeLimit(verdict.goal),
    writeFound(verdict),
    `${verdict.state === 'missed' ? '**missed**: see [what is left](#what-is-left)' : verdict.state}${verdict.found.some(({ spoiled }) => spoiled) ? ', on a busy machine' : ''}`,
  ])
  const head = ['what', 'goal', 'found', 'so it is']
  return [head, head.map(() => '---'), ...rows].map(writeCells).join('\n')
}

function writePart(head: string | undefined, part: MeasuredPart | undefined): readonly string[] {
  if (head === undefined || part === undefined) return []
  const { sections } = part
  // A table of sizes has nothing in common with one of times.
  const groups = [
    sections.filter(({ title }) => title !== TITLES.sizes),
    sections.filter(({ title }) => title === TITLES.sizes),
  ].filter((group) => group.length > 0)
  return [
    `### ${head}`,
    ...(sections.some(({ curve }) => curve !== undefined)
      ? ['![How the cost of a call grows, as curves](bench-growth.svg)']
      : []),
    ...groups.map(writeMarkdownTable),
    writeMachine(part),
  ]
}

function writeMachine({ measuredAt, machine }: MeasuredPart): string {
  return `Measured on ${measuredAt.slice(0, 10)}: ${describeMachine(machine)}; ${describePackages(machine)}.`
}
