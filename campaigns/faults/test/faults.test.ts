import { startPostgres } from '@snap-sdk/test-servers'
import { describe, expect, test } from 'vitest'
import { cuts, kills, outage, restarts, type Scale, storm } from '../src/campaigns.ts'
import { freeze } from '../src/freeze.ts'
import { weighMemoryStore } from '../src/memory-bound.ts'
import { startOwnRedis } from '../src/own-redis.ts'
import { findServer, openKit, type StoreKit } from '../src/store-kit.ts'
import { describeTally, findProblems, type Tally } from '../src/tally.ts'

/** The campaigns of `npm run faults`, small: what a change breaks at once is seen at once. */
const SCALE: Scale = { processes: 2, payments: 60, copies: 5, framework: 'express' }
const DISTURBED = [200, 500, 504]
const PATIENCE = 120_000

function judge(tally: Tally, allowedStatuses: readonly number[]): void {
  console.log(describeTally(tally))
  expect(findProblems(tally, allowedStatuses)).toEqual([])
  expect(tally.statuses[200]).toBeGreaterThanOrEqual(1)
}

describe.each(['redis', 'postgres'] as const)('several processes on %s', async (duplicates) => {
  const server = await findServer(duplicates)
  const openHere = (name: string): Promise<StoreKit> =>
    openKit(duplicates, server ?? { url: '', stop: async () => {} }, `faults_${name}_${process.pid}`)

  test.skipIf(server === undefined)(
    'each payment five times at once is taken once',
    async () => {
      const tally = await storm(await openHere('storm'), SCALE)
      judge(tally, [200])
      expect(tally.calls).toBe(300 + 60) // each once more at the end
    },
    PATIENCE,
  )

  // Each fault on one store here, on each store in `npm run faults`.
  if (duplicates === 'postgres') {
    test.skipIf(server === undefined)(
      'a process that is killed loses no payment and takes none twice',
      async () => judge(await kills(await openHere('kills'), SCALE), DISTURBED),
      PATIENCE,
    )
  } else {
    test.skipIf(server === undefined)(
      'connections that lose and break lose no payment',
      async () => judge(await cuts(await openHere('cuts'), { ...SCALE, copies: 2 }), DISTURBED),
      PATIENCE,
    )
  }
})

test('a payment that is taken twice is seen: here, each process remembers for itself', { timeout: PATIENCE }, async ({
  skip,
}) => {
  const server = await findServer('postgres')
  if (server === undefined) return skip('it needs a PostgreSQL')
  const kit = await openKit('postgres', server, `faults_apart_${process.pid}`)
  const tally = await storm({ ...kit, duplicates: 'memory' }, { ...SCALE, payments: 150 })
  console.log(describeTally(tally))
  expect(tally.takenTwice).toBeGreaterThan(0)
})

test(
  'Redis stopped for three seconds: nothing taken twice, no hang, recovery without restart',
  async ({ skip }) => {
    const redis = await startOwnRedis()
    if (redis === undefined) return skip('it needs a redis-server on this machine')
    try {
      const tally = await outage(await openKit('redis', redis, 'faults_outage'), { ...SCALE, copies: 2 }, redis.restart)
      judge(tally, DISTURBED)
      expect(tally.slowestMilliseconds).toBeLessThan(10_000) // the deadline, and a store's time
    } finally {
      await redis.stop()
    }
  },
  PATIENCE,
)

test(
  'PostgreSQL restarted under forty payments at once, on context.transaction: no process dies',
  async ({ skip }) => {
    const server = await startPostgres()
    if (server === undefined) return skip('it needs PostgreSQL’s binaries on this machine')
    try {
      const kit = { ...(await openKit('postgres', server, 'faults_restarts')), ledger: 'transaction' } as const
      judge(await restarts(kit, { ...SCALE, copies: 1 }, () => server.restart(), 2), [...DISTURBED, 429])
    } finally {
      await server.stop()
    }
  },
  PATIENCE,
)

test(
  'a process that is frozen with a lock on the bill: the first retry after its lease takes the payment, and it does not',
  async ({ skip }) => {
    const server = await findServer('postgres')
    if (server === undefined) return skip('it needs a PostgreSQL')
    try {
      const limits = { leaseMilliseconds: 2_000, silenceMilliseconds: 1_200 }
      const thawed = await freeze('postgres', server, `faults_freeze_${process.pid}`, limits)
      expect(thawed).toMatchObject({ retry: ['claimed', 'committed'], frozen: 'rolledBack', booked: 1 })
    } finally {
      await server.stop()
    }
  },
  PATIENCE,
)

test('the memory store keeps its bound, forgets the oldest first, and never what must stay', async () => {
  const weighed = await weighMemoryStore(20_000, 1_000)
  expect(weighed).toMatchObject({ newestKnown: true, oldestForgotten: true, keptKnown: true })
})

describe('the tally', () => {
  const clean: Tally = {
    payments: 2,
    calls: 4,
    unanswered: 0,
    hung: 0,
    statuses: { 200: 4 },
    differing: 0,
    unresolved: 0,
    takenTwice: 0,
    lost: 0,
    dead: 0,
    slowestMilliseconds: 5,
  }

  test.each<[keyof Tally, string]>([
    ['takenTwice', 'taken twice'],
    ['lost', 'not in the ledger'],
    ['differing', 'different answers'],
    ['unresolved', 'never got a final answer'],
    ['hung', 'hung'],
    ['dead', 'died'],
  ])('finds %s', (member, problem) => {
    expect(findProblems(clean, [200])).toEqual([])
    expect(findProblems({ ...clean, [member]: 1 }, [200])).toEqual([expect.stringContaining(problem)])
  })

  test('finds a fault that hit nothing', () => {
    expect(findProblems(clean, DISTURBED)).toEqual([expect.stringContaining('proves nothing')])
    expect(findProblems({ ...clean, unanswered: 1 }, DISTURBED)).toEqual([])
  })

  test('finds a status that must not come', () => {
    expect(findProblems({ ...clean, statuses: { 404: 1 } }, [200])).toEqual([expect.stringContaining('404')])
  })
})
