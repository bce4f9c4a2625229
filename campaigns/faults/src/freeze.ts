import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { TestServer } from '@snap-sdk/test-servers'
import { bookBill, FREEZABLE, type FreezableName } from './freezable.ts'

/** What two processes know of one payment of one bill. */
export interface FreezePlan {
  readonly database: FreezableName
  readonly url: string
  readonly table: string
  readonly bills: string
  readonly keys: readonly { readonly key: string; readonly keepUntil: Date }[]
  readonly leaseMilliseconds: number
  readonly silenceMilliseconds: number
}

/** What became of it. */
export interface Thawed {
  /** How the retry's claim and transaction ended, each at its first attempt. */
  readonly retry: readonly [claim: string, transaction: string | undefined]
  /** How long the retry waited for the bill that the frozen process had locked. */
  readonly retryMilliseconds: number
  /** How the frozen process ended when it went on. */
  readonly frozen: string
  /** How often the bill was booked. */
  readonly booked: number
}

const HOLDER = fileURLToPath(new URL('../dist/frozen-holder.js', import.meta.url))

/** Freezes a process (SIGSTOP) that holds FOR UPDATE on a bill, takes its payment over once its lease is over, and lets it go on. */
export async function freeze(
  database: FreezableName,
  server: TestServer,
  name: string,
  { leaseMilliseconds, silenceMilliseconds }: Pick<FreezePlan, 'leaseMilliseconds' | 'silenceMilliseconds'>,
): Promise<Thawed> {
  if (!existsSync(HOLDER)) throw new Error('the campaign’s frozen holder is not built: run npm run build')
  const [table, bills] = [`${name}_duplicates`, `${name}_bills`]
  const keepUntil = new Date(Date.now() + 3_600_000)
  const keys = [{ key: 'payment', keepUntil }]
  const { ask, store, createTable, close } = FREEZABLE[database](server.url, table)
  await ask(createTable)
  await ask(`CREATE TABLE ${bills} (booked int NOT NULL)`)
  await ask(`INSERT INTO ${bills} VALUES (0)`)
  const plan: FreezePlan = { database, url: server.url, table, bills, keys, leaseMilliseconds, silenceMilliseconds }
  const child = spawn(process.execPath, [HOLDER, JSON.stringify(plan)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const says = () =>
    new Promise<string>((resolve, reject) => {
      child.once('message', (message) => resolve(String(message)))
      child.once('exit', (code) => reject(new Error(`the holder ended with ${code}`)))
    })
  try {
    await says()
    child.kill('SIGSTOP')
    await new Promise((resolve) => setTimeout(resolve, leaseMilliseconds))
    const startedAt = performance.now()
    const claimed = await store.claim(keys, { holder: 'retry', fingerprint: 'f', leaseMilliseconds: 30_000 })
    const ended = await store.transact?.(keys, 'retry', { silenceMilliseconds }, async (transaction) => {
      await bookBill(transaction, bills)
      return { answer: { status: 200, body: new Uint8Array() }, undo: false }
    })
    const retryMilliseconds = Math.round(performance.now() - startedAt)
    const thawing = says()
    child.kill('SIGCONT')
    const frozen = await thawing
    const [bill] = await ask(`SELECT booked FROM ${bills}`)
    return { retry: [claimed.state, ended?.state], retryMilliseconds, frozen, booked: Number(bill?.booked) }
  } finally {
    child.kill('SIGKILL')
    await ask(`DROP TABLE ${table}, ${bills}`)
    await close()
  }
}
