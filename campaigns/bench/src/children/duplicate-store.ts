import { type DuplicateStore, memoryDuplicateStore } from '@snap-sdk/core'
import { postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import { redisDuplicateStore } from '@snap-sdk/redis'
import pg from 'pg'
import { createClient } from 'redis'
import { serveParent } from '../measure/child.ts'
import { measureThroughput, type Window } from '../measure/throughput.ts'

export type StoreName = 'memory' | 'redis' | 'postgres'

/** Keeps this run's keys and rows apart from whatever else is on the server. */
const NAME = `snap_bench_${process.pid}`

interface Opened {
  readonly store: DuplicateStore
  /** Removes what was written, and closes the connections. */
  close(): Promise<void>
}

const OPEN: Readonly<Record<StoreName, (url: string) => Promise<Opened>>> = {
  memory: async () => ({ store: memoryDuplicateStore(), close: async () => {} }),

  async redis(url) {
    const client = await createClient({ url }).on('error', console.error).connect()
    return {
      store: redisDuplicateStore({ client, keyPrefix: NAME }),
      async close() {
        for await (const keys of client.scanIterator({ MATCH: `*${NAME}*`, COUNT: 1000 })) {
          if (keys.length > 0) await client.unlink(keys)
        }
        await client.close()
      },
    }
  },

  async postgres(url) {
    const pool = new pg.Pool({ connectionString: url }).on('error', console.error)
    await pool.query(postgresDuplicateTable(NAME))
    return {
      store: postgresDuplicateStore({ pool, table: NAME }),
      async close() {
        await pool.query(`DROP TABLE ${NAME}`)
        await pool.end()
      },
    }
  },
}

const ANSWER = { status: 200, body: new Uint8Array(500) }
const LEASE_MILLISECONDS = 15_000

let opened: Opened | undefined
let calls = 0

/** One duplicate store, in a process of its own. */
const tasks = {
  async open({ store, url }: { readonly store: StoreName; readonly url: string }): Promise<void> {
    opened = await OPEN[store](url)
  },

  /** What the store does for one call: a claim under a new external ID, and its finish. */
  async throughput(window: Window) {
    if (opened === undefined) throw new Error('open comes first')
    const { store } = opened
    const keepUntil = new Date(Date.now() + 86_400_000)
    const claimAndFinish = async (key: string) => {
      const keys = [{ key, keepUntil }]
      const claim = { holder: key, fingerprint: key, leaseMilliseconds: LEASE_MILLISECONDS, keepsAnswer: false }
      const { state } = await store.claim(keys, claim)
      if (state !== 'claimed' || !(await store.finish(keys, key, ANSWER))) throw new Error(`a new key is ${state}`)
    }
    const makeReady = () => {
      const key = String(++calls).padStart(44, '0') // as long as the hashes that snap-sdk claims
      return () => claimAndFinish(key)
    }
    return measureThroughput(makeReady, window)
  },

  async close(): Promise<void> {
    await opened?.close()
  },
}

export type DuplicateStoreTasks = typeof tasks

serveParent(tasks)
