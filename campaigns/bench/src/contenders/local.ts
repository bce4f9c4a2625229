import { createFloor } from '../floor/create-floor.ts'
import { createNodeCryptography } from '../floor/node-cryptography.ts'
import { createWebCryptography } from '../floor/web-cryptography.ts'
import type { Merchant } from '../workload/merchant.ts'
import { WORKLOADS, type WorkloadName } from '../workload/workloads.ts'
import { byHand, type LocalContender } from './contender.ts'
import { createDokuHelpers } from './doku-helpers.ts'
import { createBenchSnap } from './snap.ts'

/** Something that answers calls in process, and how it is run. */
export interface LocalEntry {
  make(merchant: Merchant, workload: WorkloadName): LocalContender | Promise<LocalContender>
  /** It gets one call of so many, because each takes so long. Default 1. */
  readonly oneOf?: number
  /** Flags of its process. */
  readonly nodeFlags?: readonly string[]
}

async function makeSnap(merchant: Merchant, workload: WorkloadName): Promise<LocalContender> {
  const snap = createBenchSnap(merchant, { nicoSignature: WORKLOADS[workload].scheme })
  await snap.ready()
  return { answer: snap.handle, close: () => snap.close() }
}

/** Everything that answers calls in process, by the name in the table. */
export const LOCAL_CONTENDERS = {
  'floor, node:crypto': {
    make: (merchant, workload) => {
      const { gateway } = WORKLOADS[workload]
      return byHand(createFloor(WORKLOADS[workload], createNodeCryptography(merchant, gateway)))
    },
  },
  'floor, WebCrypto': {
    make: async (merchant, workload) => {
      const { gateway } = WORKLOADS[workload]
      return byHand(createFloor(WORKLOADS[workload], await createWebCryptography(merchant, gateway)))
    },
  },
  "DOKU's helpers": {
    oneOf: 20,
    make: (merchant) => {
      const { answerToken } = createDokuHelpers(merchant)
      return {
        answer({ headers, body }) {
          JSON.parse(Buffer.from(body).toString()) // as express.json() does in front of it
          const answer = answerToken({ get: (name) => headers.get(name) ?? undefined }).body
          return { status: answer.responseCode === '2007300' ? 200 : 401, body: JSON.stringify(answer) }
        },
        close: async () => {},
      }
    },
  },
  'snap.handle': { make: makeSnap },
  /** What an edge runtime loads: core's file for the web in place of that for Node, by the first of its import conditions. */
  'snap.handle, web.ts': { make: makeSnap, nodeFlags: ['--conditions=workerd'] },
} as const satisfies Record<string, LocalEntry>

export type LocalContenderName = keyof typeof LOCAL_CONTENDERS

/** Who answers a kind of call: DOKU's library has a helper for token requests alone. */
export function contendersFor(workload: WorkloadName): readonly LocalContenderName[] {
  const names = Object.keys(LOCAL_CONTENDERS) as LocalContenderName[] // it has no other keys
  return names.filter((name) => name !== "DOKU's helpers" || workload === 'token')
}
