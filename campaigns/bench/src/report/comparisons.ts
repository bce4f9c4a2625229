import type { LocalContenderName } from '../contenders/local.ts'
import { FRAMEWORKS, type Framework } from '../contenders/servers.ts'
import { CALL_KINDS, type CallKind } from '../workload/signed-call.ts'
import type { Section } from './section.ts'

/** One of ours, against everything that does the same work: what the README's table and bars show. */
export interface Comparison {
  /** Of ours. */
  readonly name: string
  /** What is 1 among the bars, and what the goal is about. */
  readonly reference: string
  /** The other bars, in their order. */
  readonly others: readonly string[]
  /** The titles of its sections. */
  readonly titles: Readonly<Record<CallKind, string>>
}

const ON_FRAMEWORK: Readonly<Record<Framework, Pick<Comparison, 'name' | 'others'>>> = {
  express: { name: 'snapExpress', others: ['hand-written, node:crypto', 'typical handler', "DOKU's helpers"] },
  koa: { name: 'snapKoa', others: ['hand-written, node:crypto'] },
  hono: { name: 'snapHono', others: ['hand-written, node:crypto'] },
}

export const COMPARISONS: readonly Comparison[] = [
  {
    name: 'snap.handle' satisfies LocalContenderName,
    reference: 'floor, WebCrypto' satisfies LocalContenderName,
    others: ['floor, node:crypto', "DOKU's helpers"] satisfies LocalContenderName[],
    titles: titles((kind) => `${kind}, 64 at once`),
  },
  ...FRAMEWORKS.map((framework) => ({
    ...ON_FRAMEWORK[framework],
    reference: 'hand-written, WebCrypto',
    titles: titles((kind) => `${framework}, ${kind}`),
  })),
]

function titles(write: (kind: CallKind) => string): Readonly<Record<CallKind, string>> {
  return Object.fromEntries(CALL_KINDS.map((kind) => [kind, write(kind)])) as Record<CallKind, string> // one for each
}

/** How many times another row's throughput a row has. `undefined` where one of them does not take part. */
export function findRatio(
  sections: readonly Section[],
  title: string,
  { of, against }: { readonly of: string; readonly against: string },
): number | undefined {
  const rows = sections.find((section) => section.title === title)?.rows
  return rows?.find(({ name }) => name === of)?.ratios[against]
}
