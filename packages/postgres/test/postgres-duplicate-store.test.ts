import { type PostgresPool, postgresDuplicateStore, postgresDuplicateTable } from '@snap-sdk/postgres'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { findPostgres } from '@snap-sdk/test-servers'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const runner = { describe, test, beforeEach, expect }
const server = await findPostgres()
const table = `snap_test_${process.pid}`

const claimOf = (fingerprint = 'f', keepMilliseconds = 60_000) => ({
  holder: 'h',
  fingerprint,
  leaseMilliseconds: 15_000,
  keepUntil: new Date(Date.now() + keepMilliseconds),
})

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
    expect(await store.claim(['schema'], claimOf())).toEqual({ state: 'claimed' })
  })

  test('holds no lock and no connection while the handler runs', async () => {
    const one = new pg.Pool({ connectionString: server?.url, max: 1, connectionTimeoutMillis: 1_000 })
    const store = postgresDuplicateStore({ pool: one, table })
    await store.claim(['open'], claimOf())
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
    await expect(store.claim(['blocked'], claimOf())).rejects.toThrow('statement timeout')
    expect(one.totalCount).toBe(0)
    await blocker.query('ROLLBACK')
    blocker.release()
    expect(await store.claim(['blocked'], claimOf())).toEqual({ state: 'claimed' })
    await one.end()
  })

  test('a process that vanishes in the middle of a claim blocks nobody for long', async () => {
    const vanishing = new pg.Pool({ connectionString: server?.url }).on('error', () => {})
    const silent: PostgresPool = {
      query: (text, values) => vanishing.query(text, values),
      async connect() {
        const client = await vanishing.connect()
        return {
          query: (text, values) => (text === 'COMMIT' ? new Promise(() => {}) : client.query(text, values)),
          release: (error) => client.release(error),
          on: (event, listener) => client.on(event, listener),
          off: (event, listener) => client.off(event, listener),
        }
      },
    }
    void postgresDuplicateStore({ pool: silent, table, statementTimeoutMilliseconds: 300 }).claim(
      ['vanished'],
      claimOf(),
    )
    const retry = () => postgresDuplicateStore({ pool, table }).claim(['vanished'], claimOf())
    await expect.poll(retry, { timeout: 5_000 }).toEqual({ state: 'claimed' })
  })

  test('late holders, takers-over and claims in any order neither deadlock nor mix their answers', async () => {
    const store = postgresDuplicateStore({ pool, table })
    const rounds = Array.from({ length: 25 }, async (_, round) => {
      const keys = [3, 1, 2].map((part) => `race-${round}-${part}`)
      const first = { ...claimOf(), holder: `first-${round}`, leaseMilliseconds: 1 }
      const second = { ...claimOf(), holder: `second-${round}` }
      await store.claim(keys, first)
      await new Promise((resolve) => setTimeout(resolve, 5))
      const [taken, late] = await Promise.all([
        store.claim([...keys].reverse(), second),
        store.finish(keys, first.holder, { status: 201, body: Uint8Array.of(1) }),
      ])
      const { rows } = await pool.query(`SELECT DISTINCT holder, status FROM ${table} WHERE key = ANY($1)`, [keys])
      expect(rows).toEqual([late ? { holder: first.holder, status: 201 } : { holder: second.holder, status: null }])
      expect(taken.state).toBe(late ? 'finished' : 'claimed')
    })
    await Promise.all(rounds)
  })

  test('removes what is over, in batches, and nothing else', async () => {
    await pool.query(`DELETE FROM ${table}`)
    await pool.query(
      `INSERT INTO ${table} SELECT 'old-' || n, 'h', 'f', now(), now() - interval '1 hour' FROM generate_series(1, 1200) AS n`,
    )
    const store = postgresDuplicateStore({ pool, table, cleanupIntervalMilliseconds: 1 })
    await store.claim(['kept'], claimOf())
    await new Promise((resolve) => setTimeout(resolve, 5))
    await store.claim(['kept too'], claimOf())
    await expect
      .poll(async () => (await pool.query(`SELECT key FROM ${table} ORDER BY key`)).rows)
      .toEqual([{ key: 'kept' }, { key: 'kept too' }])
  })

  test('a server that is away is a rejection, never an answer', async () => {
    const away = new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/none' })
    await expect(postgresDuplicateStore({ pool: away, table }).claim(['away'], claimOf())).rejects.toThrow()
    await away.end()
  })
})

describe('postgresDuplicateStore, wired wrongly', () => {
  test.each(['', 'a b', 'a"; DROP TABLE bills; --', 'a.b.c', '1a'])('refuses the table name %j', (name) => {
    const code = expect.objectContaining({ code: 'OPTION_INVALID' })
    expect(() => postgresDuplicateTable(name)).toThrow(code)
    expect(() => postgresDuplicateStore({ pool: new pg.Pool(), table: name })).toThrow(code)
  })

  test('refuses what is no pool', () => {
    const pool = {} as PostgresPool
    expect(() => postgresDuplicateStore({ pool })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }))
  })
})
