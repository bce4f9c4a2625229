import { type MysqlPool, mysqlDuplicateStore, mysqlDuplicateTable } from '@snap-sdk/mysql'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import callbacks from 'mysql2'
import mysql from 'mysql2/promise'
import { beforeEach, describe, expect, test } from 'vitest'
import { keysOf, pause, poolThrough, server, useLedger } from './support/ledger.ts'

const runner = { describe, test, beforeEach, expect }
const claim = { holder: 'h', fingerprint: 'f', leaseMilliseconds: 15_000 }
const answer = { status: 201, body: Uint8Array.of(1) }

describe.skipIf(server === undefined)('mysqlDuplicateStore', () => {
  const { pool, table } = useLedger('store')
  const uri = server?.url ?? ''
  const rowsOf = async (sql: string, values: unknown[] = []) =>
    (await pool.query<mysql.RowDataPacket[]>(sql, values))[0].map((row) => ({ ...row }))

  describeDuplicateStore('MariaDB', () => mysqlDuplicateStore({ pool, table }), runner)

  test('its table can be created again, and be named with its database', async () => {
    const full = `snap_test.${table}`
    await pool.query(mysqlDuplicateTable(full))
    expect(await mysqlDuplicateStore({ pool, table: full }).claim(keysOf('named'), claim)).toEqual({ state: 'claimed' })
  })

  test('takes a pool with callbacks, too', async () => {
    const other = callbacks.createPool({ uri })
    const store = mysqlDuplicateStore({ pool: other, table })
    expect(await store.claim(keysOf('callbacks'), claim)).toEqual({ state: 'claimed' })
    expect(await store.finish(keysOf('callbacks'), 'h', answer)).toBe(true)
    await other.promise().end()
  })

  test('keys that differ in case or in a blank behind are different keys', async () => {
    const store = mysqlDuplicateStore({ pool, table })
    for (const key of ['case', 'CASE', 'case ', 'càse']) {
      expect(await store.claim(keysOf(key), { ...claim, fingerprint: key })).toEqual({ state: 'claimed' })
    }
    await expect(store.claim(keysOf('k'.repeat(256)), claim)).rejects.toThrow('longer than 255 bytes')
  })

  const settings: readonly (readonly [name: string, options: mysql.PoolOptions, session: string])[] = [
    [
      'rows as arrays, and numbers as texts',
      { rowsAsArray: true, supportBigNumbers: true, bigNumberStrings: true },
      'DO 0',
    ],
    ['changed rows instead of found ones', { flags: ['-FOUND_ROWS'] }, 'DO 0'],
    [
      'another time zone, and no backslashes',
      { timezone: '+09:00' },
      "SET time_zone = '-03:00', sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'",
    ],
    ['no strict mode', { dateStrings: true }, "SET sql_mode = ''"],
    ['serializable transactions', {}, 'SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE'],
  ]
  test.each(settings)('is the same under %s', async (name, options, session) => {
    const other = mysql.createPool({ uri, connectionLimit: 1, ...options })
    await other.query(session)
    const store = mysqlDuplicateStore({ pool: other, table })
    const keys = keysOf(`${name} 1`, `${name} 2`)
    expect(await store.claim(keys, { ...claim, leaseMilliseconds: 1 })).toEqual({ state: 'claimed' })
    await pause(5)
    expect(await store.isRunning(keys)).toBe(false)
    expect(await store.claim(keys, { ...claim, holder: 'second' })).toEqual({ state: 'claimed', takenOver: true })
    expect([await store.renew(keys, 'h', 15_000), await store.renew(keys, 'second', 15_000)]).toEqual([false, true])
    expect(await store.claim(keys, claim)).toEqual({ state: 'running' })
    expect(await store.finish(keys, 'second', answer)).toBe(true)
    expect(await store.claim(keys, claim)).toEqual({ state: 'finished', answer })
    await other.end()
  })

  test('autocommit that is off is a rejection, and nothing is claimed', async () => {
    const other = mysql.createPool({ uri, connectionLimit: 1 })
    await other.query('SET autocommit = 0')
    const store = mysqlDuplicateStore({ pool: other, table })
    await expect(store.claim(keysOf('uncommitted'), claim)).rejects.toThrow('autocommit off')
    expect(await mysqlDuplicateStore({ pool, table }).claim(keysOf('uncommitted'), claim)).toEqual({ state: 'claimed' })
    await other.end()
  })

  test('the renewals of one turn are one statement, and each gets its own answer; so are the polls', async () => {
    const asked: string[] = []
    const through = poolThrough(pool, (sql, ask) => {
      asked.push(sql)
      return ask()
    })
    const store = mysqlDuplicateStore({ pool: through, table })
    const holders = Array.from({ length: 20 }, (_, index) => `gathered-${index}`)
    const keysFor = (holder: string) => keysOf(`${holder}-1`, `${holder}-2`)
    await Promise.all(holders.map((holder) => store.claim(keysFor(holder), { ...claim, holder })))
    const count = async <T>(step: () => Promise<T>) => {
      asked.length = 0
      return [await step(), asked.length] as const
    }
    const renewAll = () => Promise.all(holders.map((holder) => store.renew(keysFor(holder), holder, 30_000)))
    const pollAll = () => Promise.all(holders.map((holder) => store.isRunning(keysFor(holder))))
    expect(await count(renewAll)).toEqual([holders.map(() => true), 1])
    expect(await count(pollAll)).toEqual([holders.map(() => true), 1])
    await store.release(keysFor('gathered-3'), 'gathered-3')
    const without = holders.map((holder) => holder !== 'gathered-3')
    expect((await count(renewAll))[0]).toEqual(without)
    expect(await count(pollAll)).toEqual([without, 1])
  })

  test('holds no lock and no connection while the handler runs', async () => {
    const one = mysql.createPool({ uri, connectionLimit: 1 })
    const store = mysqlDuplicateStore({ pool: one, table })
    await store.claim(keysOf('open'), claim)
    await one.query('DO 0')
    expect(await rowsOf(`SELECT status FROM ${table} WHERE \`key\` = 'open' FOR UPDATE NOWAIT`)).toEqual([
      { status: null },
    ])
    await one.end()
  })

  test('a claim that another transaction blocks ends with the statement’s time, and its connection is not used again', async () => {
    const blocker = await pool.getConnection()
    await blocker.query(`LOCK TABLES ${table} WRITE`)
    const one = mysql.createPool({ uri, connectionLimit: 1 })
    const [before] = await one.query<mysql.RowDataPacket[]>('SELECT CONNECTION_ID() AS id')
    const store = mysqlDuplicateStore({ pool: one, table, statementTimeoutMilliseconds: 300 })
    await expect(store.claim(keysOf('blocked'), claim)).rejects.toThrow('max_statement_time exceeded')
    await blocker.query('UNLOCK TABLES')
    blocker.release()
    expect(await store.claim(keysOf('blocked'), claim)).toEqual({ state: 'claimed' })
    const [after] = await one.query<mysql.RowDataPacket[]>('SELECT CONNECTION_ID() AS id')
    expect(after[0]?.id).not.toBe(before[0]?.id)
    await one.end()
  })

  test('a process that vanishes in the middle of a takeover blocks nobody for long', async () => {
    const keys = keysOf('vanished-1', 'vanished-2')
    const store = mysqlDuplicateStore({ pool, table })
    await store.claim(keys, { ...claim, leaseMilliseconds: 1 })
    await pause(5)
    const silent = poolThrough(pool, (sql, ask) => (sql === 'COMMIT' ? new Promise(() => {}) : ask()))
    // The server ends it after a second; its own client would give up after 2.5 s.
    const vanishing = mysqlDuplicateStore({ pool: silent, table, statementTimeoutMilliseconds: 1_999 })
    void Promise.resolve(vanishing.claim(keys, { ...claim, holder: 'vanishing' })).catch(() => {})
    await pause(50)
    const startedAt = performance.now()
    await expect
      .poll(() => Promise.resolve(store.claim(keys, { ...claim, holder: 'next' })).catch(() => 'blocked'), {
        timeout: 10_000,
      })
      .toEqual({ state: 'claimed', takenOver: true })
    const blocked = performance.now() - startedAt
    expect(blocked > 500 && blocked < 2_300, `${blocked} ms`).toBe(true)
  })

  test('late holders, takers-over and claims in any order neither deadlock nor mix their answers', async () => {
    const store = mysqlDuplicateStore({ pool, table })
    const rounds = Array.from({ length: 25 }, async (_, round) => {
      const names = [3, 1, 2].map((part) => `race-${round}-${part}`)
      const keys = keysOf(...names)
      const first = { ...claim, holder: `first-${round}`, leaseMilliseconds: 1 }
      const second = { ...claim, holder: `second-${round}` }
      await store.claim(keys, first)
      await pause(5)
      const [taken, late] = await Promise.all([
        store.claim([...keys].reverse(), second),
        store.finish(keys, first.holder, answer),
      ])
      const rows = await rowsOf(`SELECT DISTINCT holder, status FROM ${table} WHERE \`key\` IN (?)`, [names])
      expect(rows.map(({ holder, status }) => [String(holder), status])).toEqual([
        late ? [first.holder, 201] : [second.holder, null],
      ])
      expect(taken.state).toBe(late ? 'finished' : 'claimed')
    })
    await Promise.all(rounds)
  })

  test('what the server undoes at a deadlock is done again, a few times', async () => {
    let deadlocks = 3
    const through = poolThrough(pool, (sql, ask) =>
      sql.includes('INSERT') && deadlocks-- > 0
        ? Promise.reject(Object.assign(new Error('Deadlock found'), { errno: 1213, sqlState: '40001' }))
        : ask(),
    )
    const store = mysqlDuplicateStore({ pool: through, table })
    expect(await store.claim(keysOf('deadlock'), claim)).toEqual({ state: 'claimed' })
    deadlocks = 100
    await expect(store.claim(keysOf('deadlocks'), claim)).rejects.toThrow('Deadlock')
    expect(deadlocks).toBeGreaterThan(90)
  })

  test('keeps an unfinished entry under all keys, and a finished one under each until its own time, without bytes nobody asks for', async () => {
    const store = mysqlDuplicateStore({ pool, table })
    const now = new Date()
    const keys = [20_000, 60_000].map((keep) => ({ key: `until-${keep}`, keepUntil: new Date(now.getTime() + keep) }))
    const left = async () => {
      const rows = await rowsOf(
        `SELECT CEIL(TIMESTAMPDIFF(MICROSECOND, UTC_TIMESTAMP(6), keep_until) / 1e7) * 10 AS seconds, LENGTH(body) AS bytes
          FROM ${table} WHERE \`key\` IN (?) ORDER BY \`key\``,
        [keys.map(({ key }) => key)],
      )
      return rows.map(({ seconds, bytes }) => [Number(seconds), bytes])
    }
    await store.claim(keys, { ...claim, now, leaseMilliseconds: 1_000, keepsAnswer: false })
    expect(await left()).toEqual([
      [60, null],
      [60, null],
    ])
    expect(await store.renew(keys, 'h', 90_000)).toBe(true)
    expect(await left()).toEqual([
      [90, null],
      [90, null],
    ])
    expect(await store.finish(keys, 'h', answer)).toBe(true)
    expect(await left()).toEqual([
      [20, 0],
      [60, 0],
    ])
  })

  test('removes what is over, in batches, and nothing else', async () => {
    await pool.query(`DELETE FROM ${table}`)
    const old = Array.from({ length: 1_200 }, (_, index) => [`old-${index}`, 'h', 'f'])
    await pool.query(
      `INSERT INTO ${table} (\`key\`, holder, fingerprint, lease_until, keep_until, key_until)
        VALUES ${old.map(() => '(?, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) - INTERVAL 1 HOUR, UTC_TIMESTAMP(6))').join(', ')}`,
      old,
    )
    const store = mysqlDuplicateStore({ pool, table, cleanupIntervalMilliseconds: 1 })
    await store.claim(keysOf('kept'), claim)
    await pause(5)
    await store.claim(keysOf('kept too'), claim)
    const left = async () =>
      (await rowsOf(`SELECT \`key\` FROM ${table} ORDER BY \`key\``)).map(({ key }) => String(key))
    await expect.poll(left, { timeout: 5_000 }).toEqual(['kept', 'kept too'])
  })

  test('a server that is away is a rejection, never an answer', async () => {
    const away = mysql.createPool({ uri: 'mysql://user:s3cret@127.0.0.1:1/none' })
    const claiming = mysqlDuplicateStore({ pool: away, table }).claim(keysOf('away'), claim)
    const failure = await Promise.resolve(claiming).catch((error: Error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(`${(failure as Error).stack}${JSON.stringify(failure)}`).not.toContain('s3cret')
    await away.end()
  })
})

describe('mysqlDuplicateStore, wired wrongly', () => {
  const OPTION_INVALID = expect.objectContaining({ code: 'OPTION_INVALID' })
  const uri = 'mysql://root@127.0.0.1:1/none'

  test.each(['', 'a b', 'a`; DROP TABLE bills; -- ', 'a.b.c', '1a'])('refuses the table name %j', (name) => {
    expect(() => mysqlDuplicateTable(name)).toThrow(OPTION_INVALID)
    expect(() => mysqlDuplicateStore({ pool: mysql.createPool({ uri }), table: name })).toThrow(OPTION_INVALID)
  })

  const others: readonly (readonly [name: string, make: () => unknown])[] = [
    ['Connection', () => callbacks.createConnection({ uri }).on('error', () => {})],
    ['PoolCluster', () => callbacks.createPoolCluster()],
    ['String', () => uri],
    ['Object', () => ({ getConnection: () => {}, config: { connectionLimit: 10 } })], // a pool of the mysql package
    ['undefined', () => undefined],
  ]
  test.each(others)('refuses a %s by its name', (name, make) => {
    const message = expect.stringContaining(`pool is a ${name}, not a pool of mysql2`)
    expect(() => mysqlDuplicateStore({ pool: make() as MysqlPool })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message }),
    )
  })
})
