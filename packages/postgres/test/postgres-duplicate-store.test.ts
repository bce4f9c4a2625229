import type { ClaimKey } from '@snap-sdk/core'
import { type PostgresPool, postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { findPostgres } from '@snap-sdk/test-servers'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { poolThrough } from './support/pay.ts'

const runner = { describe, test, beforeEach, expect }
const server = await findPostgres()
const table = `snap_test_${process.pid}`

const claim = { holder: 'h', fingerprint: 'f', leaseMilliseconds: 15_000 }

const keysOf = (...names: string[]): ClaimKey[] =>
  names.map((key) => ({ key, keepUntil: new Date(Date.now() + 60_000) }))

describe.skipIf(server === undefined)('postgresDuplicateStore', () => {
  const pool = new pg.Pool({ connectionString: server?.url })

  beforeAll(async () => {
    await pool.query(postgresDuplicateTable(table))
  })

  afterAll(async () => {
    await pool.query(`DROP TABLE ${table}`)
    await pool.end()
    await server?.stop()
  })

  describeDuplicateStore('PostgreSQL', () => postgresDuplicateStore({ pool, table }), runner)

  test('its table can be created again, and lie in a schema', async () => {
    await pool.query(postgresDuplicateTable(table))
    await pool.query(postgresDuplicateTable(`public.${table}`))
    const store = postgresDuplicateStore({ pool, table: `public.${table}` })
    expect(await store.claim(keysOf('schema'), claim)).toEqual({ state: 'claimed' })
  })

  test('holds no lock and no connection while the handler runs', async () => {
    const one = new pg.Pool({ connectionString: server?.url, max: 1, connectionTimeoutMillis: 1_000 })
    const store = postgresDuplicateStore({ pool: one, table })
    await store.claim(keysOf('open'), claim)
    expect(one.idleCount).toBe(1)
    const locks = await pool.query(
      'SELECT count(*)::int AS held FROM pg_locks WHERE relation = $1::regclass AND pid <> pg_backend_pid()',
      [table],
    )
    expect(locks.rows[0].held).toBe(0)
    await one.end()
  })

  test('a claim that another transaction blocks ends with the statement’s time, and its connection is not used again', async () => {
    const blocker = await pool.connect()
    await blocker.query('BEGIN')
    await blocker.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    const one = new pg.Pool({ connectionString: server?.url, max: 1 })
    const store = postgresDuplicateStore({ pool: one, table, statementTimeoutMilliseconds: 200 })
    await expect(store.claim(keysOf('blocked'), claim)).rejects.toThrow('statement timeout')
    expect(one.totalCount).toBe(0)
    await blocker.query('ROLLBACK')
    blocker.release()
    expect(await store.claim(keysOf('blocked'), claim)).toEqual({ state: 'claimed' })
    await one.end()
  })

  test('a process that vanishes in the middle of a claim blocks nobody for long', async () => {
    const vanishing = new pg.Pool({ connectionString: server?.url }).on('error', () => {})
    const silent = poolThrough(
      vanishing,
      (ask) => (query, values) => (query === 'COMMIT' ? new Promise(() => {}) : ask(query, values)),
    )
    void postgresDuplicateStore({ pool: silent, table, statementTimeoutMilliseconds: 300 }).claim(
      keysOf('vanished'),
      claim,
    )
    const retry = () => postgresDuplicateStore({ pool, table }).claim(keysOf('vanished'), claim)
    await expect.poll(retry, { timeout: 5_000 }).toEqual({ state: 'claimed' })
  })

  test('late holders, takers-over and claims in any order neither deadlock nor mix their answers', async () => {
    const store = postgresDuplicateStore({ pool, table })
    const rounds = Array.from({ length: 25 }, async (_, round) => {
      const names = [3, 1, 2].map((part) => `race-${round}-${part}`)
      const keys = keysOf(...names)
      const first = { ...claim, holder: `first-${round}`, leaseMilliseconds: 1 }
      const second = { ...claim, holder: `second-${round}` }
      await store.claim(keys, first)
      await new Promise((resolve) => setTimeout(resolve, 5))
      const [taken, late] = await Promise.all([
        store.claim([...keys].reverse(), second),
        store.finish(keys, first.holder, { status: 201, body: Uint8Array.of(1) }),
      ])
      const { rows } = await pool.query(`SELECT DISTINCT holder, status FROM ${table} WHERE key = ANY($1)`, [names])
      expect(rows).toEqual([late ? { holder: first.holder, status: 201 } : { holder: second.holder, status: null }])
      expect(taken.state).toBe(late ? 'finished' : 'claimed')
    })
    await Promise.all(rounds)
  })

  test('keeps an unfinished entry under all keys, and a finished one under each until its own time, without bytes nobody asks for', async () => {
    const store = postgresDuplicateStore({ pool, table })
    const now = new Date()
    const keys = [20_000, 60_000].map((keep) => ({ key: `until-${keep}`, keepUntil: new Date(now.getTime() + keep) }))
    const left = async () => {
      const { rows } = await pool.query(
        `SELECT extract(epoch FROM keep_until - clock_timestamp())::float8 AS seconds, length(body) AS bytes
          FROM ${table} WHERE key = ANY($1) ORDER BY key`,
        [keys.map(({ key }) => key)],
      )
      return rows.map(({ seconds, bytes }) => [Math.ceil(seconds / 10) * 10, bytes])
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
    expect(await store.finish(keys, 'h', { status: 200, body: Uint8Array.of(1) })).toBe(true)
    expect(await left()).toEqual([
      [20, 0],
      [60, 0],
    ])
  })

  test('removes what is over, in batches, and nothing else', async () => {
    await pool.query(`DELETE FROM ${table}`)
    await pool.query(
      `INSERT INTO ${table} SELECT 'old-' || n, 'h', 'f', now(), now() - interval '1 hour', now() FROM generate_series(1, 1200) AS n`,
    )
    const store = postgresDuplicateStore({ pool, table, cleanupIntervalMilliseconds: 1 })
    await store.claim(keysOf('kept'), claim)
    await new Promise((resolve) => setTimeout(resolve, 5))
    await store.claim(keysOf('kept too'), claim)
    await expect
      .poll(async () => (await pool.query(`SELECT key FROM ${table} ORDER BY key`)).rows)
      .toEqual([{ key: 'kept' }, { key: 'kept too' }])
  })

  test('a server that is away is a rejection, never an answer', async () => {
    const away = new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/none' })
    await expect(postgresDuplicateStore({ pool: away, table }).claim(keysOf('away'), claim)).rejects.toThrow()
    await away.end()
  })
})

describe('postgresDuplicateStore, wired wrongly', () => {
  test.each(['', 'a b', 'a"; DROP TABLE bills; --', 'a.b.c', '1a'])('refuses the table name %j', (name) => {
    const code = expect.objectContaining({ code: 'OPTION_INVALID' })
    expect(() => postgresDuplicateTable(name)).toThrow(code)
    expect(() => postgresDuplicateStore({ pool: new pg.Pool(), table: name })).toThrow(code)
  })

  test('refuses what is not a pool', () => {
    const pool = {} as PostgresPool
    expect(() => postgresDuplicateStore({ pool })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  })
})
