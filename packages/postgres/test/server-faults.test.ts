import { randomUUID } from 'node:crypto'
import type { ClaimResult } from '@snap-sdk/core'
import { type PostgresPool, postgresDuplicateStore } from '@snap-sdk/postgres'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { server, useLedger } from './support/ledger.ts'
import { keysOf, openMerchant, pause } from './support/pay.ts'

const claimOf = (holder: string) => ({ holder, fingerprint: 'f', leaseMilliseconds: 15_000 })

describe.skipIf(server === undefined)('a store and its server', () => {
  const { pool, table, storeOn, take, rowsOf } = useLedger('server')

  test('whose backends are ended again and again: claims fail, and the process lives', async () => {
    const name = `killed_${process.pid}`
    const killed = new pg.Pool({ connectionString: server?.url, max: 4, application_name: name })
    killed.on('error', () => {})
    const uncaught: unknown[] = []
    const others = process.listeners('uncaughtException')
    process.removeAllListeners('uncaughtException').on('uncaughtException', (error) => uncaught.push(error))
    let failures = 0
    try {
      const until = performance.now() + 2_000
      const store = postgresDuplicateStore({ pool: killed, table })
      const kill = async () => {
        while (performance.now() < until) {
          await pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [name])
          await pause(2)
        }
      }
      const claim = async () => {
        while (performance.now() < until) {
          await Promise.resolve(store.claim(keysOf(randomUUID()), claimOf('h'))).catch(() => failures++)
        }
      }
      await Promise.all([kill(), ...Array.from({ length: 16 }, claim)])
      await killed.end()
      await pause(50)
    } finally {
      process.removeAllListeners('uncaughtException')
      for (const listener of others) process.on('uncaughtException', listener)
    }
    expect(uncaught).toEqual([])
    expect(failures).toBeGreaterThan(10)
  })

  test('which breaks a connection in the moment in which it is checked out: the store hears it', async () => {
    const breaking: PostgresPool = {
      query: (query, values) => pool.query(query, values),
      connect: (callback) =>
        pool.connect((error, client, release) => {
          callback(error, client, release)
          client?.emit('error', new Error('terminating connection'))
        }),
    }
    const keys = keysOf(randomUUID())
    expect(await storeOn(breaking).claim(keys, claimOf('h'))).toEqual({ state: 'claimed' })
  })

  test.each(['repeatable read', 'serializable'])(
    'at %s by default: duplicates at once hear what they would hear, and nothing fails',
    async (isolation) => {
      const name = `strict_${process.pid}`
      const strict = new pg.Pool({
        connectionString: server?.url,
        max: 24,
        options: `-c default_transaction_isolation=${isolation.replace(' ', '\\ ')}`,
        application_name: name,
      })
      expect((await strict.query('SHOW default_transaction_isolation')).rows[0]).toEqual({
        default_transaction_isolation: isolation,
      })
      const store = postgresDuplicateStore({ pool: strict, table })
      const rounds = Array.from({ length: 10 }, async () => {
        const keys = keysOf(randomUUID(), randomUUID(), randomUUID())
        const claims = Array.from({ length: 9 }, (_, index) => ({ index, holder: `h-${index}` }))
        const claimed = await Promise.all(claims.map(({ holder }) => store.claim(keys, claimOf(holder))))
        const states = claimed.map(({ state }) => state)
        expect([...states].sort()).toEqual(['claimed', ...Array<ClaimResult['state']>(8).fill('running')])
        const holder = `h-${states.indexOf('claimed')}`
        const steps = await Promise.all([
          ...Array.from({ length: 4 }, () => store.renew(keys, holder, 15_000)),
          ...Array.from({ length: 4 }, () => store.isRunning(keys)),
        ])
        expect(steps).toEqual(Array(8).fill(true))
        const answer = { status: 200, body: Uint8Array.of(1) }
        const finished = await Promise.all([
          store.finish(keys, holder, answer),
          store.renew(keys, holder, 15_000),
          store.renew(keys, holder, 15_000),
          store.claim(keys, claimOf('late')),
        ])
        expect(finished[0]).toBe(true)
        expect(await store.claim(keys, claimOf('later'))).toEqual({ state: 'finished', answer })
      })
      await Promise.all(rounds)

      const transacting = postgresDuplicateStore({ pool: strict, table, transactions: true })
      const { pay } = openMerchant(transacting, take)
      const ids = Array.from({ length: 5 }, () => randomUUID())
      const codes = (await Promise.all(ids.flatMap((id) => [pay(id), pay(id), pay(id)]))).map(({ code }) => code)
      expect(new Set(codes)).toEqual(new Set(['2009900']))
      expect((await Promise.all(ids.map(rowsOf))).map((rows) => rows.length)).toEqual(ids.map(() => 1))
      await strict.end()
    },
    30_000,
  )

  describe('asked at once', () => {
    /** A store that counts its statements. */
    function count() {
      const statements: string[] = []
      const counting: PostgresPool = {
        connect: (callback) => pool.connect(callback),
        query: (query, values) => {
          statements.push(String(query))
          return pool.query(query, values)
        },
      }
      return { statements, store: postgresDuplicateStore({ pool: counting, table, cleanupIntervalMilliseconds: 0 }) }
    }

    test('renews, and looks at, all claims by one statement, and gives each its own answer', async () => {
      const { statements, store } = count()
      const claims = Array.from({ length: 50 }, (_, index) => ({
        keys: keysOf(randomUUID(), randomUUID()),
        holder: `h-${index}`,
      }))
      await Promise.all(
        claims.map(({ keys, holder }) => store.claim(keys, { ...claimOf(holder), leaseMilliseconds: 1 })),
      )
      await pause(10)
      const isRunning = () => Promise.all(claims.map(({ keys }) => store.isRunning(keys)))
      expect(await isRunning()).toEqual(claims.map(() => false))
      expect(statements.length).toBe(1)
      expect(await Promise.all(claims.map(({ keys, holder }) => store.renew(keys, holder, 30_000)))).toEqual(
        claims.map(() => true),
      )
      expect(await isRunning()).toEqual(claims.map(() => true))
      expect(statements.length).toBe(3)

      // One is finished, one is another's, of one a key is gone: these alone are asked again.
      const [first, second, third] = claims
      if (first === undefined || second === undefined || third === undefined) throw new Error('there are fifty')
      await store.finish(first.keys, first.holder, { status: 200, body: new Uint8Array() })
      await store.release(third.keys.slice(0, 1), third.holder)
      statements.length = 0
      const holderOf = (claim: (typeof claims)[number]) => (claim === second ? 'other' : claim.holder)
      expect(await Promise.all(claims.map((claim) => store.renew(claim.keys, holderOf(claim), 30_000)))).toEqual(
        claims.map((_, index) => index > 2),
      )
      expect(statements.length).toBe(4)
      expect(await isRunning()).toEqual(claims.map((claim) => claim !== first))
    })

    test('a claim that a transaction has locked keeps no other waiting', async () => {
      const { store } = count()
      const [locked, free] = [keysOf(randomUUID()), keysOf(randomUUID())]
      await store.claim(locked, claimOf('one'))
      await store.claim(free, claimOf('two'))
      const blocker = await pool.connect()
      await blocker.query('BEGIN')
      await blocker.query(`SELECT 1 FROM ${table} WHERE key = $1 FOR UPDATE`, [locked[0]?.key])
      const ended: string[] = []
      const renewals = [
        Promise.resolve(store.renew(locked, 'one', 30_000)).then(() => ended.push('locked')),
        Promise.resolve(store.renew(free, 'two', 30_000)).then(() => ended.push('free')),
      ]
      const { rows } = await pool.query(`SELECT lease_until FROM ${table} WHERE key = $1`, [free[0]?.key])
      await expect
        .poll(async () => (await pool.query(`SELECT lease_until FROM ${table} WHERE key = $1`, [free[0]?.key])).rows)
        .not.toEqual(rows)
      expect(ended).not.toContain('locked')
      await blocker.query('COMMIT')
      blocker.release()
      expect(await Promise.all(renewals)).toHaveLength(2)
    })

    test('a server that fails fails each', async () => {
      const away = new pg.Pool({ connectionString: 'postgres://127.0.0.1:1/none' })
      const store = postgresDuplicateStore({ pool: away, table })
      const asked = [store.renew(keysOf('a'), 'h', 1_000), store.renew(keysOf('b'), 'h', 1_000), store.isRunning([])]
      for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected')
      await away.end()
    })
  })

  test('what the scanner lets pass ends no transaction, whatever it is made of', async () => {
    const { findTransactionControl } = await import('../src/transaction-control.ts')
    const parts = [
      ...["'", "''", '"', '$$', '$a$', "E'", "\\'", '\\', '/*', '*/', '--', '\n', ';', ' ', ' '],
      ...['COMMIT', 'ROLLBACK', 'END', 'BEGIN', 'SELECT 1', 'SELECT ', 'ROLLBACK TO s', ';COMMIT;', "'\n'", ','],
    ]
    const client = await pool.connect()
    let [passed, succeeded, refused] = [0, 0, 0]
    const begin = "BEGIN; SET LOCAL snap_sdk.probe = 'here'; SAVEPOINT s"
    for (let round = 0; round < 500; round++) {
      const length = 1 + Math.floor(Math.random() * 7)
      const sql = Array.from({ length }, () => parts[Math.floor(Math.random() * parts.length)]).join('')
      if (findTransactionControl(sql) !== undefined) {
        refused++
        continue
      }
      passed++
      await client.query(begin)
      await client.query(sql).then(
        () => succeeded++,
        () => {},
      )
      // In a transaction that has failed, and in none, this fails, too.
      await client.query('ROLLBACK TO s').catch(() => {})
      const { rows } = await client.query("SELECT current_setting('snap_sdk.probe', true) AS mark")
      expect(rows[0].mark, JSON.stringify(sql)).toBe('here')
      await client.query('ROLLBACK')
    }
    client.release()
    expect([passed > 100, refused > 30, succeeded > 3]).toEqual([true, true, true])
  })
})

describe('postgresDuplicateStore on what is not a pool', () => {
  const poolOf = (pool: unknown) => pool as PostgresPool // what JavaScript may bring
  test.each<[string, unknown, string]>([
    ['a Client', new pg.Client(), 'a Client of the pg package'],
    ['a URL', 'postgres://localhost', 'not a Pool of the pg package'],
    ['what has no query', { connect: () => {} }, 'not a Pool of the pg package'],
    ['nothing', undefined, 'not a Pool of the pg package'],
  ])('refuses %s', (_, pool, message) => {
    expect(() => postgresDuplicateStore({ pool: poolOf(pool) })).toThrow(
      expect.objectContaining({ code: 'OPTION_INVALID', message: expect.stringContaining(message) }),
    )
  })
})
