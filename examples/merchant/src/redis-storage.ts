import { setTimeout as delay } from 'node:timers/promises'
import { redisDuplicateStore } from '@snap-sdk/redis'
import { createClient } from 'redis'
import type { Append, Ledger, Payment } from './business.ts'
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
 * Appends a row in one step, so that no other client comes in between: the payment's own name is unique, and a bill has one payment, unless
 * it takes one after another.
 */
const APPEND = `
if redis.call('HEXISTS', KEYS[1], ARGV[1]) == 1 then return 'known' end
if ARGV[4] == '1' and redis.call('SISMEMBER', KEYS[2], ARGV[2]) == 1 then return 'paid' end
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[3])
return 'taken'`

function redisLedger(client: Client, name: string): Ledger {
  const [rows, paid] = [`${name}:ledger`, `${name}:paid`]
  return {
    async append(payment, { onlyFirst }) {
      const row = JSON.stringify(payment)
      const answer = await client.eval(APPEND, {
        keys: [rows, paid],
        arguments: [payment.paymentId, payment.payNo, row, onlyFirst ? '1' : '0'],
      })
      return answer as Append // the script gives nothing else
    },
    has: async (payNo) => (await client.sIsMember(paid, payNo)) === 1,
    hasPayment: async (paymentId) => (await client.hExists(rows, paymentId)) === 1,
    async payments() {
      const written = (await client.hVals(rows)).map((row): Payment => JSON.parse(row)) // as append wrote it
      return written.map(({ paymentId: _, ...payment }) => payment)
    },
  }
}
