import { setTimeout as delay } from 'node:timers/promises'
import { redisDuplicateStore } from '@snap-sdk/redis'
import { createClient } from 'redis'
import type { Ledger, Payment } from './business.ts'
import type { Storage, StorageSettings } from './storage.ts'

/** The duplicate store on Redis, and a ledger beside it. */
export async function openRedisStorage({ redisUrl, name, ledgerUrl = redisUrl }: StorageSettings): Promise<Storage> {
  const [client, ledgerClient] = await Promise.all([connect(redisUrl), connect(ledgerUrl)])
  return {
    duplicates: redisDuplicateStore({ client, keyPrefix: name }),
    ledger: redisLedger(ledgerClient, name),
    async close() {
      await Promise.all([client.close(), ledgerClient.close()])
    },
  }
}

type Client = Awaited<ReturnType<typeof connect>>

async function connect(url: string) {
  const reconnectStrategy = (retries: number) => Math.min(50 * (retries + 1), 500)
  const client = await createClient({ url, disableOfflineQueue: true, socket: { reconnectStrategy } })
    .on('error', (error: Error) => console.warn(`warning: Redis: ${error.message || error.name}`))
    .connect()
  const watch = setInterval(async () => {
    if (client.isReady && (await isSilent(client))) {
      client.destroy()
      await client.connect().catch(() => {}) // told as an error; the next turn tries again
    }
  }, 1_000)
  watch.unref()
  return client
}

/** Whether nothing comes back: a lost route cuts no connection, and a command on it would wait for ever. */
async function isSilent(client: { ping(): Promise<unknown> }): Promise<boolean> {
  const answered = client.ping().then(
    () => false,
    () => false, // an error is an answer, and the client sees to it
  )
  return Promise.race([answered, delay(2_000, true, { ref: false })])
}

/**
 * A list without any rule of its own: it takes a payment twice if it is told to. That it is told only once is what snap-sdk is for, and
 * what the fault campaigns count.
 */
function redisLedger(client: Client, name: string): Ledger {
  const [rows, paid] = [`${name}:ledger`, `${name}:paid`]
  return {
    async append(payment) {
      await client.multi().rPush(rows, JSON.stringify(payment)).sAdd(paid, payment.payNo).exec()
      return true
    },
    has: async (payNo) => (await client.sIsMember(paid, payNo)) === 1,
    payments: async () => (await client.lRange(rows, 0, -1)).map((row): Payment => JSON.parse(row)), // as append wrote it
  }
}
