import type { LocalContenderName } from '../contenders/local.ts'
import { DOOR_NAMES, type ServerName } from '../contenders/servers.ts'
import { AXES } from '../growth/axes.ts'
import { FLAT_PER_TENFOLD } from '../growth/judge-growth.ts'
import type { FigureName } from '../report/section.ts'
import { doorTitle, growthTitle, handleTitle, TITLES } from '../report/titles.ts'
import { DOOR_WORKLOADS, WORKLOAD_NAMES, type WorkloadName } from '../workload/workloads.ts'

/** Where the value of a goal stands: in each of these sections one. */
type Reading =
  /** How many times the first figure of another row, or another figure of it. */
  | { readonly kind: 'ratio'; readonly of: string; readonly against: string; readonly figure?: FigureName }
  /** A figure by itself. */
  | { readonly kind: 'figure'; readonly of: string; readonly figure: FigureName }
  /** How a curve grows where there is ten times as much. */
  | { readonly kind: 'growth' }

/** A promise, and how it is judged. */
export interface Goal {
  readonly what: string
  readonly sections: readonly string[]
  readonly reading: Reading
  readonly limit: { readonly atMost: number } | { readonly atLeast: number }
  /** Behind the number: `kB`. Default: it is a ratio, `×`. */
  readonly unit?: string
}

const OURS = 'snap.handle' satisfies LocalContenderName
const FLOOR = 'floor, node:crypto' satisfies LocalContenderName

const againstFloor = (workloads: readonly WorkloadName[], atMost: number, who: string): Goal => ({
  what: `${who}: CPU time against the floor by node:crypto`,
  sections: workloads.map((workload) => handleTitle(workload, 64)),
  reading: { kind: 'ratio', of: OURS, against: FLOOR },
  limit: { atMost },
})

const againstByHand = (server: ServerName, atMost: number, who: string): Goal => ({
  what: `each door: CPU time against ${who}`,
  sections: DOOR_NAMES.flatMap((door) => DOOR_WORKLOADS.map((workload) => doorTitle(door, workload))),
  reading: { kind: 'ratio', of: 'snap-sdk' satisfies ServerName, against: server },
  limit: { atMost },
})

/** All that is promised of speed. That web.ts is no slower than the commit before is judged by two runs: see docs/performance.md. */
export const GOALS: readonly Goal[] = [
  againstFloor(
    ['token', 'NICO inquiry, client-id', 'VA payment, asymmetric'],
    1.6,
    'token and inquiry under client-id, VA payment under asymmetric',
  ),
  againstFloor(['NICO inquiry, symmetric', 'VA payment, symmetric'], 2.5, 'inquiry and VA payment under symmetric'),
  againstByHand('fair', 1.05, 'a hand-written handler that makes the same checks'),
  againstByHand('careless', 1.3, 'a careless one that only verifies'),
  {
    what: "token request: CPU time of DOKU's helpers against ours",
    sections: [handleTitle('token', 64)],
    reading: { kind: 'ratio', of: "DOKU's helpers" satisfies LocalContenderName, against: OURS },
    limit: { atLeast: 30 },
  },
  {
    what: 'importing core, services and gateways: CPU time against importing Express',
    sections: [TITLES.imports],
    reading: { kind: 'ratio', of: 'core + services + gateways', against: 'express' },
    limit: { atMost: 0.4 },
  },
  {
    what: 'edge bundle of core, one gateway and the door for Hono, gzip',
    sections: [TITLES.edge],
    reading: { kind: 'figure', of: 'the whole bundle', figure: 'gzipKilobytes' },
    limit: { atMost: 35 },
    unit: 'kB',
  },
  {
    what: 'cost by gateways, partners, remembered calls: ten times as many against one time',
    sections: [AXES.gateways, AXES.partners, AXES.remembered].map(growthTitle),
    reading: { kind: 'growth' },
    limit: { atMost: FLAT_PER_TENFOLD },
  },
  {
    what: "bytes allocated for each call against the floor's",
    sections: WORKLOAD_NAMES.map((workload) => handleTitle(workload, 64)),
    reading: { kind: 'ratio', of: OURS, against: FLOOR, figure: 'bytesPerCall' },
    limit: { atMost: 4 },
  },
]
