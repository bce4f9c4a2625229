import { randomUUID } from 'node:crypto'
import { mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import { findMariadb } from '@snap-sdk/test-servers'
import mysql from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KEPT, keysOf } from './support/ledger.ts'

const server = await findMariadb()
const table = `snap_kills_${process.pid}`

// Vitest fails the run at any uncaught error: that is the assertion of this file.
describe.skipIf(server === undefined)('connections that an administrator kills', () => {
  const pool = mysql.createPool({ uri: server?.url ?? '', connectionLimit: 8 })
  const killing = mysql.createPool({ uri: server?.url ?? '', connectionLimit: 1 })

  beforeAll(async () => {
    await killing.query(mysqlDuplicateTable(table))
  })

  afterAll(async () => {
    await killing.query(`DROP TABLE ${table}`)
    await Promise.all([pool.end(), killing.end()])
    await server?.stop()
  })

  test('end no process, at whatever moment, and each step that they break is told', async () => {
    const store = mysqlDuplicateStore({ pool, table, transactions: true })
    const ids = new Set<number>()
    pool.on('connection', ({ threadId }) => ids.add(threadId ?? 0))
    const told = { done: 0, broken: 0 }
    const startedAt = performance.now()
    const isEnough = () => told.done > 20 && told.broken > 20
    const goesOn = () => performance.now() < startedAt + (isEnough() ? 1_200 : 30_000)
    const killer = (async () => {
      for (let kills = 0; ; kills++) {
        if (!goesOn()) return kills
        for (const id of ids) {
          ids.delete(id)
          await killing.query(`KILL ${id}`).catch(() => {}) // it has gone already
        }
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    })()
    const work = async () => {
      while (goesOn()) {
        const [keys, holder] = [keysOf(randomUUID(), randomUUID()), randomUUID()]
        const steps = [
          () => store.claim(keys, { holder, fingerprint: 'f', leaseMilliseconds: 1_000 }),
          () => store.renew(keys, holder, 1_000),
          () => store.transact?.(keys, holder, { silenceMilliseconds: 3_000 }, async () => KEPT),
        ]
        for (const step of steps) {
          const outcome = await Promise.resolve(step()).then(
            (result) => (typeof result === 'object' && result.state === 'rolledBack' ? 'broken' : 'done'),
            () => 'broken' as const,
          )
          told[outcome ?? 'done']++
        }
      }
    }
    await Promise.all([killer, ...Array.from({ length: 6 }, work)])
    expect(isEnough(), JSON.stringify(told)).toBe(true)
    const keys = keysOf(randomUUID())
    expect(await store.claim(keys, { holder: 'h', fingerprint: 'f', leaseMilliseconds: 1_000 })).toEqual({
      state: 'claimed',
    })
  })

  test('that tell of two errors end no process: mysql2 itself hears the first alone', async () => {
    const one = mysql.createPool({ uri: server?.url ?? '', connectionLimit: 1 })
    await one.query('DO 0') // a connection that was there before the store
    const store = mysqlDuplicateStore({ pool: one, table })
    for (const age of ['old', 'new']) {
      await store.isRunning(keysOf(age))
      const { connection: core } = await one.getConnection()
      core.emit('error', new Error('one'))
      expect(() => core.emit('error', new Error('two'))).not.toThrow()
      core.destroy()
    }
    await one.end()
  })
})
