import { generateKeyPairSync, randomUUID } from 'node:crypto'
import {
  type ClaimKey,
  createSnap,
  type DuplicateStore,
  defineGateway,
  defineService,
  type HandlerContext,
  number,
  type SnapEvent,
  text,
} from '@snap-sdk/core'
import type { PostgresClient, PostgresPool, PostgresQuery } from '@snap-sdk/postgres'
import { createGateway } from '@snap-sdk/simulator'
import type pg from 'pg'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const PATH = '/v1.0/ledger/pay'

export interface Payment {
  readonly id: string
}
export interface Taken {
  /** The number of the ledger's row. */
  readonly row?: number | undefined
}

const pay = defineService<Payment, Taken>({
  id: 'ledger-pay',
  path: PATH,
  code: '99',
  fields: { id: text(64) },
  answer: { row: number },
  meaning: () => 'paid',
  duplicates: { key: ['id'] },
})

const ledgerGateway = defineGateway({ name: 'ledger', signature: 'asymmetric', token: false, services: { pay } })

export type TakePayment = (payment: Payment, context: HandlerContext) => Promise<unknown>

/** A merchant on a store, and a gateway that pays. Merchants of one client ID are processes of one merchant. */
export function openMerchant(
  duplicates: DuplicateStore,
  takePayment: TakePayment,
  { clientId = randomUUID().slice(0, 18), deadlineMilliseconds = 9_000 } = {},
) {
  const events: SnapEvent[] = []
  const gateway = ledgerGateway({
    partners: [{ clientId, publicKeys: PEM }],
    basePath: '/api',
    // Checked by the service's table.
    handlers: { pay: async (payment, context) => (await takePayment(payment, context)) as Taken },
    deadlineMilliseconds,
  })
  const snap = createSnap({ gateways: [gateway], duplicates, onEvent: (event) => events.push(event) })
  const caller = createGateway({ clientId, privateKey, signature: 'asymmetric', target: snap })
  return {
    snap,
    events,
    clientId,
    async pay(id: string): Promise<{ code: string; row?: number; text: string }> {
      const { response } = await caller.send(await caller.prepare(PATH, { id }))
      return { code: response.body.responseCode, row: response.body.row, text: response.text }
    },
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

export function keysOf(...names: string[]): ClaimKey[] {
  return names.map((key) => ({ key, keepUntil: new Date(Date.now() + 60_000) }))
}

/** A store whose leases, and what a holder may be silent for, are short. */
export function hurried(
  store: DuplicateStore,
  { leaseMilliseconds, silenceMilliseconds }: { leaseMilliseconds: number; silenceMilliseconds: number },
): DuplicateStore {
  const { transact } = store
  return {
    ...store,
    claim: (keys, claim) => store.claim(keys, { ...claim, leaseMilliseconds }),
    renew: (keys, holder) => store.renew(keys, holder, leaseMilliseconds),
    ...(transact && {
      transact: (keys, holder, _, work) => transact(keys, holder, { silenceMilliseconds }, work),
    }),
  }
}

export function textOf(query: string | PostgresQuery): string {
  return typeof query === 'string' ? query : query.text
}

type Query = PostgresClient['query']

/** A pool whose clients ask through `through`. */
export function poolThrough(pool: pg.Pool, through: (ask: Query, client: pg.PoolClient) => Query): PostgresPool {
  return {
    query: (query, values) => pool.query(query, values),
    connect(callback) {
      pool.connect((error, client, release) => {
        if (client === undefined) return callback(error, undefined, release)
        const asking = {
          query: through((query, values) => client.query(query, values), client),
          on: (event: 'error', listener: (error: Error) => void) => client.on(event, listener),
          off: (event: 'error', listener: (error: Error) => void) => client.off(event, listener),
        }
        callback(error, asking, release)
      })
    },
  }
}
