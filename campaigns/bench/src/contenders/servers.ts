import type { RequestListener } from 'node:http'
import { createFloor } from '../floor/create-floor.ts'
import type { HandWritten } from '../floor/hand-call.ts'
import { createNodeCryptography } from '../floor/node-cryptography.ts'
import { createFairHandler } from '../hand-written/create-fair-handler.ts'
import type { Merchant } from '../workload/merchant.ts'
import { WORKLOADS, type WorkloadName } from '../workload/workloads.ts'
import type { Door } from './doors/door.ts'
import { express } from './doors/express.ts'
import { fastify } from './doors/fastify.ts'
import { hono } from './doors/hono.ts'
import { koa } from './doors/koa.ts'
import { node } from './doors/node.ts'
import { createBenchSnap } from './snap.ts'

/** In the order of the report. */
export const DOORS = { node, express, koa, fastify, hono } as const satisfies Record<string, Door>

export type DoorName = keyof typeof DOORS

export const DOOR_NAMES: readonly DoorName[] = Object.keys(DOORS) as DoorName[] // it has no other keys

/** What stands behind each door, by the name in the table. The careless handler is the floor: it verifies, and nothing else. */
export const SERVER_NAMES = ['careless', 'fair', 'snap-sdk'] as const

export type ServerName = (typeof SERVER_NAMES)[number]

/** A contender behind its door. */
export interface Served {
  readonly listener: RequestListener
  close(): Promise<void>
}

/** Makes a contender anew, with nothing remembered of earlier calls. */
export async function serve(
  door: DoorName,
  server: ServerName,
  { merchant, workload }: { readonly merchant: Merchant; readonly workload: WorkloadName },
): Promise<Served> {
  if (server !== 'snap-sdk') {
    const answer = HAND_WRITTEN[server](merchant, workload)
    return { listener: await DOORS[door].serveByHand(WORKLOADS[workload].target, answer), close: async () => {} }
  }
  const snap = createBenchSnap(merchant, { nicoSignature: WORKLOADS[workload].scheme })
  await snap.ready()
  return { listener: await DOORS[door].serveSnap(snap), close: () => snap.close() }
}

const HAND_WRITTEN: Readonly<
  Record<Exclude<ServerName, 'snap-sdk'>, (merchant: Merchant, workload: WorkloadName) => HandWritten>
> = {
  careless: (merchant, workload) =>
    createFloor(WORKLOADS[workload], createNodeCryptography(merchant, WORKLOADS[workload].gateway)),
  fair: (merchant, workload) =>
    createFairHandler(
      WORKLOADS[workload],
      merchant.clientId,
      createNodeCryptography(merchant, WORKLOADS[workload].gateway),
    ),
}
