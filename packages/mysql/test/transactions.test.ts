import { mysqlDuplicateStore } from '@snap-sdk/mysql'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import mysql from 'mysql2/promise'
import { beforeEach, describe, expect, test } from 'vitest'
import { KEPT, keysOf, pause, poolThrough, server, useLedger } from './support/ledger.ts'

describe.skipIf(server === undefined)('mysqlDuplicateStore with transactions', () => {
  const { pool, table, rows, storeOn, ledger, claimed } = useLedger('transactions')
  const uri = server?.url ?? ''

  describeDuplicateStore(
    'MariaDB with transactions',
    () => storeOn(),
    { describe, test, beforeEach, expect },
    { ledger },
  )

  test('offers none unless it is asked to', () => {
    const store = mysqlDuplicateStore({ pool, table })
    expect([store.transact, store.maxTransactions]).toEqual([undefined, undefined])
  })

  test('leaves two connections of its pool to claims and renewals, and refuses a pool that has no more', () => {
    const storeOf = (options: mysql.PoolOptions) => storeOn(mysql.createPool({ uri, ...options }))
    expect(
      [{}, { connectionLimit: 3 }, { connectionLimit: 0 }].map((options) => storeOf(options).maxTransactions),
    ).toEqual([8, 1, undefined])
    const refused = (message: string) =>
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(message) })
    expect(() => storeOf({ connectionLimit: 2 })).toThrow(refused('connectionLimit is 2'))
    expect(() => storeOf({ multipleStatements: true })).toThrow(refused('multipleStatements'))
  })

  test('is READ COMMITTED, and leaves its connection as it was', async () => {
    const one = mysql.createPool({ uri, connectionLimit: 3 })
    const read = async (connection: Pick<mysql.Pool, 'query'>) => {
      const [found] = await connection.query<mysql.RowDataPacket[]>(
        `SELECT @@tx_isolation AS isolation, @@wait_timeout AS wait, @@innodb_lock_wait_timeout AS lock_wait,
          @@idle_transaction_timeout AS idle, @@idle_write_transaction_timeout AS idle_write,
          @@idle_readonly_transaction_timeout AS idle_read, @@max_statement_time AS statement`,
      )
      return { ...found[0] }
    }
    const before = { wait: 100, lock_wait: 7, idle: 50, idle_write: 40, idle_read: 30, statement: 20.5 }
    await one.query(
      `SET wait_timeout = 100, innodb_lock_wait_timeout = 7, idle_transaction_timeout = 50, idle_write_transaction_timeout = 40,
        idle_readonly_transaction_timeout = 30, max_statement_time = 20.5`,
    )
    const seen: unknown[] = []
    const { id, transact } = await claimed(one)
    await transact(async (transaction) => {
      seen.push(await read(transaction as unknown as mysql.Pool)) // it answers as a connection does
      const counted = async () =>
        (await transaction.query(`SELECT COUNT(*) AS count FROM ${rows} WHERE id = ?`, [id]))[0][0].count
      seen.push(await counted())
      await pool.query(`INSERT INTO ${rows} (id) VALUES (?)`, [id])
      seen.push(await counted())
      return KEPT
    })
    expect(seen).toEqual([
      expect.objectContaining({ wait: 7, lock_wait: 2, idle: 7, idle_write: 7, idle_read: 7, statement: 2 }),
      0,
      1,
    ])
    await pause(200) // nobody waits for it
    expect(await read(one)).toEqual({ isolation: 'REPEATABLE-READ', ...before })
    await one.end()
  })

  test('a holder that freezes is ended by the server, with its locks, before its lease', async () => {
    const { id, keys, store, transact } = await claimed(pool, 3_000)
    await pool.query(`INSERT INTO ${rows} (id) VALUES (?)`, [id])
    const frozen = transact(async (transaction) => {
      await transaction.query(`UPDATE ${rows} SET id = 'frozen' WHERE id = ?`, [id])
      await pause(2_500)
      return KEPT
    })
    await pause(50)
    const startedAt = performance.now()
    await pool.query(`UPDATE ${rows} SET id = id WHERE id = ?`, [id])
    const blocked = performance.now() - startedAt
    expect(blocked > 500 && blocked < 2_300, `${blocked} ms`).toBe(true)
    expect(await store.isRunning(keys)).toBe(true)
    expect(await frozen).toMatchObject({ state: 'rolledBack', error: expect.any(Error) })
    expect(await ledger.count(id)).toBe(1)
  })

  test('a connection that is cut in the middle takes nothing, and the claim can be released', async () => {
    const { id, holder, keys, store, transact } = await claimed()
    const cut = transact(async (transaction) => {
      await ledger.write(transaction, id)
      const [[{ connection }]] = await transaction.query('SELECT CONNECTION_ID() AS connection')
      await pool.query(`KILL ${connection}`)
      await pause(50)
      return KEPT
    })
    expect(await cut).toMatchObject({ state: 'rolledBack', error: expect.any(Error) })
    expect(await ledger.count(id)).toBe(0)
    expect(await store.release(keys, holder)).toBe(true)
  })

  test('a server that is away takes nothing, and no error holds the password', async () => {
    const away = mysql.createPool({ uri: 'mysql://user:s3cret@127.0.0.1:1/none' })
    const result = await storeOn(away).transact?.(keysOf('away'), 'h', { silenceMilliseconds: 9_000 }, async () => KEPT)
    expect(result).toMatchObject({ state: 'rolledBack', error: expect.any(Error) })
    const { error } = result as { error: Error }
    expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('s3cret')
    await away.end()
  })

  describe('COMMIT', () => {
    /** A pool whose COMMITs go as `commit` says, and whose reading back as `readBack` does. */
    const committing = (
      commit: (ask: () => Promise<unknown>, connection: mysql.PoolConnection) => Promise<unknown>,
      readBack: (ask: () => Promise<unknown>) => Promise<unknown> = (ask) => ask(),
    ) =>
      poolThrough(pool, (sql, ask, connection) => {
        if (sql === 'COMMIT') return commit(ask, connection)
        return sql.includes('AS finished') ? readBack(ask) : ask()
      })
    const cut = new Error('Connection lost: The server closed the connection.')
    const afterCommit = (ask: () => Promise<unknown>) => ask().then(() => Promise.reject(cut))
    const commitOn = async (on: Parameters<typeof claimed>[0]) => {
      const { id, transact } = await claimed(on)
      const result = await transact(async (transaction) => {
        await ledger.write(transaction, id)
        return KEPT
      })?.catch((error: unknown) => ({ unknown: error }))
      return [result, await ledger.count(id)]
    }

    test('whose answer is lost is read back: committed', async () => {
      expect(await commitOn(committing(afterCommit))).toEqual([{ state: 'committed' }, 1])
    })

    test('that is lost on its way is read back: rolled back', async () => {
      const lost = committing(() => Promise.reject(cut))
      expect(await commitOn(lost)).toEqual([{ state: 'rolledBack', error: cut }, 0])
    })

    test('that goes on while it is read back is waited for', async () => {
      const { id, holder, keys } = await claimed()
      const sleeping = await pool.getConnection()
      await sleeping.query('START TRANSACTION')
      await sleeping.query(`UPDATE ${table} SET status = 200, body = '' WHERE \`key\` IN (?)`, [
        keys.map(({ key }) => key),
      ])
      const lost = committing(async () => {
        throw cut
      })
      // What the guard has written is committed by another connection, in place of one that nobody hears of any more.
      const through = poolThrough(lost as mysql.Pool, (sql, ask) => {
        if (!sql.includes('AS finished'))
          return sql.startsWith('UPDATE') ? Promise.resolve([{ affectedRows: 2 }]) : ask()
        void pause(300).then(() => sleeping.query('COMMIT'))
        return ask()
      })
      const result = await storeOn(through).transact?.(keys, holder, { silenceMilliseconds: 9_000 }, async () => KEPT)
      sleeping.release()
      expect([result, await ledger.count(id)]).toEqual([{ state: 'committed' }, 0])
    })

    test('of which nobody can tell is a rejection', async () => {
      const away = () => Promise.reject(new Error('away'))
      expect(await commitOn(committing(afterCommit, away))).toEqual([{ unknown: cut }, 1])
    })
  })

  describe('a server that falls silent', () => {
    test.each(['SAVEPOINT', 'INSERT', 'UPDATE'])('at %s: nothing is taken', async (silent) => {
      const through = poolThrough(pool, (sql, ask) =>
        sql.trimStart().startsWith(silent) ? new Promise(() => {}) : ask(),
      )
      const { id, transact } = await claimed(through, 500)
      const result = await transact(async (transaction) => {
        await ledger.write(transaction, id)
        return KEPT
      })
      expect(result).toMatchObject({
        state: 'rolledBack',
        error: new Error('the database did not answer within 500 ms'),
      })
      expect(await ledger.count(id)).toBe(0)
    })
  })
})
