import type { LocalContenderName } from '../contenders/local.ts'
import type { Framework } from '../contenders/servers.ts'
import { CALL_KINDS, type CallKind } from '../workload/signed-call.ts'
import { findRow } from './results.ts'
import type { Section } from './section.ts'

/** One of ours, against everything that does the same work: what the README's table and chart show. */
export interface Comparison {
  /** Of ours, and the row it has a goal against. */
  readonly name: string
  readonly reference: string
  readonly goal: number
  /** By kind of call, the section's title. */
  readonly titles: Readonly<Record<CallKind, string>>
  /** The others, in the order of the chart. */
  readonly others: readonly string[]
}

function titles(write: (kind: CallKind) => string): Readonly<Record<CallKind, string>> {
  return Object.fromEntries(CALL_KINDS.map((kind) => [kind, write(kind)])) as Record<CallKind, string> // one for each
}

function onFramework(framework: Framework, name: string, others: readonly string[] = []): Comparison {
  return {
    name,
    reference: 'hand-written, WebCrypto',
    goal: 0.9,
    titles: titles((kind) => `${framework}, ${kind}`),
    others: ['hand-written, node:crypto', ...others],
  }
}

export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'snap.handle' satisfies LocalContenderName,
    reference: 'floor, WebCrypto' satisfies LocalContenderName,
    goal: 0.8,
    titles: titles((kind) => `${kind}, 64 at once`),
    others: ['floor, node:crypto', "DOKU's helpers"] satisfies LocalContenderName[],
  },
  onFramework('express', 'snapExpress', ['typical handler', "DOKU's helpers"]),
  onFramework('koa', 'snapKoa'),
  onFramework('hono', 'snapHono'),
]

/** How many times the reference's throughput a row has. `undefined` where it does not take part. */
export function ratioToReference(
  sections: readonly Section[],
  { titles, reference }: Comparison,
  kind: CallKind,
  name: string,
): number | undefined {
  const section = sections.find(({ title }) => title === titles[kind])
  const row = section?.rows.find((candidate) => candidate.name === name)
  return row?.ratios[reference]
}

/** How many times another row's throughput ours has. `undefined` where the other does not take part. */
export function ratioOfOurs(
  sections: readonly Section[],
  { titles, name }: Comparison,
  kind: CallKind,
  other: string,
): number | undefined {
  return findRow(sections, titles[kind], name).ratios[other]
}
