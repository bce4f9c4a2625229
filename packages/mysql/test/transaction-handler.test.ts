import type mysql from 'mysql2/promise'
import { describe, expect, test } from 'vitest'
import { KEPT, pause, server, useLedger } from './support/ledger.ts'

describe.skipIf(server === undefined)('a transaction and its handler', () => {
  const { pool, rows, ledger, claimed } = useLedger('handler')
  const insert = `INSERT INTO ${rows} (id) VALUES (?)`

  const refused = [
    ...[
      'COMMIT',
      ' begin',
      'START  TRANSACTION',
      'ROLLBACK',
      'rollback work',
      'ROLLBACK /* to */ AND CHAIN',
      'XA END "x"',
    ],
    ...[
      'CREATE TABLE x (a int)',
      'TRUNCATE x',
      'LOCK TABLES x READ',
      'SET autocommit = 1',
      'USE other',
      'FLUSH TABLES',
    ],
    ...[
      'IF 1 THEN COMMIT; END IF',
      'PREPARE x FROM "COMMIT"',
      "EXECUTE IMMEDIATE 'COMMIT'",
      'BEGIN NOT ATOMIC COMMIT; END',
    ],
    ...[
      '/*! COMMIT */',
      '/*M! COMMIT */',
      '/*!99999 SELECT */ COMMIT',
      '/* SELECT */ COMMIT',
      '-- SELECT\nCOMMIT',
      '# SELECT\n\tCOMMIT',
    ],
    ...['/* unended', '--COMMIT', '', '\u0000COMMIT'],
  ]
  test.each(refused)('may not say %j', async (statement) => {
    const { id, transact } = await claimed()
    const refusals: unknown[] = []
    const result = await transact(async (transaction) => {
      await ledger.write(transaction, id)
      refusals.push(await transaction.query(statement).catch(({ message }) => message))
      refusals.push(await transaction.execute({ sql: statement }).catch(({ message }) => message))
      return undefined
    })
    const message = expect.stringContaining('use SAVEPOINT, reject or throw')
    expect(refusals).toEqual([message, message])
    expect([result, await ledger.count(id)]).toEqual([{ state: 'rolledBack' }, 0])
  })

  test('may use savepoints, comments, prepared statements, and queries with options', async () => {
    const { id, transact } = await claimed()
    const found: unknown[] = []
    const result = await transact(async (transaction) => {
      await transaction.query('SAVEPOINT one')
      await transaction.query(insert, [id])
      await transaction.query('ROLLBACK TO SAVEPOINT one')
      await transaction.query('/* twice */ -- or more\n RELEASE SAVEPOINT one')
      await transaction.execute({ sql: insert, values: [id] })
      await transaction.execute(insert, [id])
      found.push(
        (
          await transaction.query({
            sql: `(SELECT id FROM ${rows} WHERE id = ?)`,
            values: [id],
            rowsAsArray: true,
          } as object as { sql: string })
        )[0],
      )
      return KEPT
    })
    expect([result, found, await ledger.count(id)]).toEqual([{ state: 'committed' }, [[[id], [id]]], 2])
  })

  test('goes on behind a statement that the server has refused', async () => {
    const { id, transact } = await claimed()
    const result = await transact(async (transaction) => {
      await expect(transaction.query('SELECT nothing')).rejects.toThrow('nothing')
      await ledger.write(transaction, id)
      return KEPT
    })
    expect([result, await ledger.count(id)]).toEqual([{ state: 'committed' }, 1])
  })

  test('that swallows a deadlock takes nothing, whatever it writes behind it', async () => {
    const { id, transact } = await claimed()
    const other = await pool.getConnection()
    const [{ insertId: first }] = await pool.query<mysql.ResultSetHeader>(`${insert}, (?)`, ['row', 'row'])
    const lock = `SELECT id FROM ${rows} WHERE number = ? FOR UPDATE`
    const result = await transact(async (transaction) => {
      await ledger.write(transaction, id)
      await transaction.query(lock, [first])
      await other.query('START TRANSACTION')
      await other.query(`${insert}${', (?)'.repeat(20)}`, Array(21).fill('more')) // the one that has written less is ended
      await other.query(lock, [first + 1])
      const waiting = [transaction.query(lock, [first + 1]), ledger.write(transaction, id)]
      await pause(100)
      await other.query(lock, [first])
      await other.query('ROLLBACK')
      expect(await Promise.allSettled(waiting)).toMatchObject([
        { status: 'rejected', reason: { errno: 1213 } },
        {
          status: 'rejected',
          reason: { message: 'the transaction is over: a statement before this one has ended it, and is the cause' },
        },
      ])
      await expect(ledger.write(transaction, id)).rejects.toThrow('the transaction is over')
      return KEPT
    })
    other.release()
    expect(result).toMatchObject({ state: 'rolledBack', error: { errno: 1213 } })
    expect(await ledger.count(id)).toBe(0)
  })

  test.each([
    ['COMMIT', 'after'],
    ['COMMIT; START TRANSACTION', 'never'],
    ["COMMIT; SIGNAL SQLSTATE '45000'", 'after'],
  ])('that calls a procedure with %s hears of it, whether it answers or throws', async (body, seen) => {
    const procedure = `${rows}_procedure`
    await pool.query(`CREATE OR REPLACE PROCEDURE ${procedure}() BEGIN ${body}; END`)
    for (const kept of [KEPT, undefined]) {
      const { id, keys, store, transact } = await claimed()
      const ending = transact(async (transaction) => {
        await ledger.write(transaction, id)
        await transaction.query(`CALL ${procedure}()`).catch(() => {})
        const behind = await ledger.write(transaction, id).then(
          () => 'never',
          () => 'after',
        )
        expect(behind).toBe(seen)
        return kept
      })
      await expect(ending).rejects.toThrow('has ended the transaction')
      expect(await ledger.count(id)).toBe(1) // it was committed, and nothing can take it back
      expect(await store.isRunning(keys)).toBe(true)
    }
    await pool.query(`DROP PROCEDURE ${procedure}`)
  })

  test('that calls a procedure which ends nothing commits, with what that wrote', async () => {
    const procedure = `${rows}_plain`
    await pool.query(
      `CREATE PROCEDURE ${procedure}(name text) BEGIN INSERT INTO ${rows} (id) VALUES (name); SELECT name; END`,
    )
    const { id, transact } = await claimed()
    const result = await transact(async (transaction) => {
      await transaction.execute(`CALL ${procedure}(?)`, [id])
      await transaction.query(`CALL ${procedure}(?)`, [id])
      return KEPT
    })
    expect([result, await ledger.count(id)]).toEqual([{ state: 'committed' }, 2])
    await pool.query(`DROP PROCEDURE ${procedure}`)
  })

  test('that does not wait for a statement has it committed', async () => {
    const { id, transact } = await claimed()
    const result = await transact(async (transaction) => {
      void ledger.write(transaction, id)
      return KEPT
    })
    expect([result, await ledger.count(id)]).toEqual([{ state: 'committed' }, 1])
  })

  test('a row that looks like the server’s own word is a row', async () => {
    const { transact } = await claimed()
    const result = await transact(async (transaction) => {
      await transaction.query('SELECT 2 AS serverStatus, 0 AS affectedRows')
      return KEPT
    })
    expect(result).toEqual({ state: 'committed' })
  })
})
