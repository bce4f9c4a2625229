import { parseArgs } from 'node:util'
import { startMariadb, startPostgres } from '@snap-sdk/test-servers'
import { cuts, kills, outage, restarts, type Scale, storm } from './campaigns.ts'
import { freeze } from './freeze.ts'
import { weighFull, weighMemoryStore } from './memory-bound.ts'
import { startOwnRedis } from './own-redis.ts'
import { soak } from './soak.ts'
import { findServer, openKit, type SharedStore, type StoreKit } from './store-kit.ts'
import { describeTally, findProblems, type Tally } from './tally.ts'

const HELP = `The fault campaigns: several processes of one merchant, and what may happen to them.

Redis, PostgreSQL and MariaDB: each payment five times at once, a process killed each second, connections that lose and
break. Redis and MariaDB stopped for three seconds. PostgreSQL and MariaDB restarted 25 times, with and without
context.transaction; a process frozen (SIGSTOP) with a lock on the bill. The memory store's bound. A minute at full load.

Usage: npm run faults -- [--only NAME] [--list]

  --only   the campaigns whose name holds this text; may be given again
  --list   their names
  --help   this text

Exit code 1 when a payment was lost, taken twice or never answered, when a call hung, or when memory grew.`

/** What one campaign found: a line of facts, and the problems, if any. */
interface Finding {
  readonly facts: string
  readonly problems: readonly string[]
}

interface Campaign {
  readonly name: string
  /** `undefined` when what it needs is not on this machine. */
  run(): Promise<Finding | undefined>
}

const FULL: Scale = { processes: 4, payments: 2_000, copies: 5, framework: 'express' }
const SMALL: Scale = { ...FULL, payments: 400, copies: 3 }
const RESTART: Scale = { ...FULL, payments: 3_000, copies: 1 }
const SOAK_SECONDS = 60
const MEMORY_BOUND_MEGABYTES = 90
/** What a full memory store holds, and what it may weigh then. */
const FULL_OF = [
  { what: 'inquiries with one key', keys: 1, keepsAnswer: false, boundMegabytes: MEMORY_BOUND_MEGABYTES },
  { what: 'inquiries with two keys', keys: 2, keepsAnswer: false, boundMegabytes: 115 },
  { what: 'payments with two keys', keys: 2, keepsAnswer: true, boundMegabytes: 260 },
] as const

/** While nothing breaks, a copy of a call waits and gets the answer. */
const UNDISTURBED = [200]
/** When a process dies, or a store is away, 500 may come, and 504 to a copy that waited for a call which nobody answers any more. */
const DISTURBED = [200, 500, 504]

/** Where transactions are limited, 429 may come, too. */
const LIMITED = [...DISTURBED, 429]

/** Servers that are restarted in the ordinary way, and where the ledger lies. */
const RESTARTED = [
  { name: 'postgres', store: 'postgres', ledger: 'postgres', start: startPostgres },
  { name: 'postgres with transactions', store: 'postgres', ledger: 'transaction', start: startPostgres },
  { name: 'mysql', store: 'mysql', ledger: 'mysql', start: startMariadb },
  { name: 'mysql with transactions', store: 'mysql', ledger: 'transaction', start: startMariadb },
] as const

const CAMPAIGNS: readonly Campaign[] = [
  ...(['redis', 'postgres', 'mysql'] as const).flatMap((duplicates): Campaign[] => [
    onStore(duplicates, 'each payment five times at once', UNDISTURBED, (kit) => storm(kit, FULL)),
    onStore(duplicates, 'one process killed each second', DISTURBED, (kit) => kills(kit, FULL)),
    onStore(duplicates, 'store connections lose and break', DISTURBED, (kit) => cuts(kit, SMALL)),
  ]),
  {
    name: 'redis: stopped for three seconds',
    async run() {
      const redis = await startOwnRedis()
      if (redis === undefined) return undefined
      try {
        const kit = await openKit('redis', redis, 'faults_outage')
        return toFinding(await outage(kit, SMALL, redis.restart), DISTURBED)
      } finally {
        await redis.stop()
      }
    },
  },
  ...RESTARTED.map(
    ({ name, store, ledger, start }): Campaign => ({
      name: `${name}: its server restarted 25 times`,
      async run() {
        const server = await start()
        if (server === undefined) return undefined
        try {
          const kit = { ...(await openKit(store, server, 'faults_restarts')), ledger }
          return toFinding(await restarts(kit, RESTART, () => server.restart(), 25), LIMITED)
        } finally {
          await server.stop()
        }
      },
    }),
  ),
  ...(['postgres', 'mysql'] as const).map(
    (database): Campaign => ({
      name: `${database}: a process frozen with a lock on the bill`,
      async run() {
        const server = await findServer(database)
        if (server === undefined) return undefined
        try {
          const limits = { leaseMilliseconds: 15_000, silenceMilliseconds: 9_000 } // as core's
          const { retry, retryMilliseconds, frozen, booked } = await freeze(
            database,
            server,
            `faults_freeze_${process.pid}`,
            limits,
          )
          const problems = findBroken([
            [retry.join() === 'claimed,committed', `the first retry was ${retry.join(', ')}`],
            [frozen === 'rolledBack' || frozen === 'lost', `the frozen process ${frozen} when it went on`],
            [booked === 1, `the bill was booked ${booked} times`],
          ])
          return {
            facts: `the first retry, ${retryMilliseconds} ms; the frozen one: ${frozen}; booked ${booked}`,
            problems,
          }
        } finally {
          await server.stop()
        }
      },
    }),
  ),
  {
    name: 'mysql: stopped for three seconds',
    async run() {
      const mariadb = await startMariadb()
      if (mariadb === undefined) return undefined
      const restart = (afterMilliseconds: number) => mariadb.restart({ afterMilliseconds })
      try {
        return toFinding(await outage(await openKit('mysql', mariadb, 'faults_outage'), SMALL, restart), DISTURBED)
      } finally {
        await mariadb.stop()
      }
    },
  },
  {
    name: 'memory: a million external IDs',
    async run() {
      const { bytes, maxEntries, newestKnown, oldestForgotten, keptKnown } = await weighMemoryStore(1_000_000)
      const problems = findBroken([
        [bytes < MEMORY_BOUND_MEGABYTES * 1_048_576, `more than the stated ${MEMORY_BOUND_MEGABYTES} MB`],
        [newestKnown, 'the newest ID was forgotten'],
        [oldestForgotten, 'the oldest ID was not the first to go'],
        [keptKnown, 'a replay entry or a running claim was forgotten'],
      ])
      return { facts: `${megabytes(bytes)} for ${maxEntries} entries`, problems }
    },
  },
  ...FULL_OF.map(
    ({ what, keys, keepsAnswer, boundMegabytes }): Campaign => ({
      name: `memory: full of ${what}`,
      async run() {
        const bytes = await weighFull({ keys, keepsAnswer })
        const isBelow = bytes < boundMegabytes * 1_048_576
        return { facts: megabytes(bytes), problems: findBroken([[isBelow, `more than ${boundMegabytes} MB`]]) }
      },
    }),
  ),
  ...['express', 'koa', 'hono'].map(
    (framework): Campaign => ({
      name: `${framework}: ${SOAK_SECONDS} s at full load`,
      async run() {
        const { calls, errors, heapEarly, heapLate } = await soak(framework, SOAK_SECONDS)
        const growth = Math.round((heapLate / heapEarly - 1) * 100)
        const problems = findBroken([
          [errors === 0, `${errors} calls failed`],
          [growth <= 10, `the heap grew by ${growth} %`],
        ])
        return {
          facts: `${calls} calls, heap ${megabytes(heapEarly)} at 20 s, ${megabytes(heapLate)} at 60 s`,
          problems,
        }
      },
    }),
  ),
]

function onStore(
  duplicates: SharedStore,
  what: string,
  allowedStatuses: readonly number[],
  work: (kit: StoreKit) => Promise<Tally>,
): Campaign {
  return {
    name: `${duplicates}: ${what}`,
    async run() {
      const server = await findServer(duplicates)
      if (server === undefined) return undefined
      try {
        return toFinding(await work(await openKit(duplicates, server, `faults_${process.pid}`)), allowedStatuses)
      } finally {
        await server.stop()
      }
    },
  }
}

function toFinding(tally: Tally, allowedStatuses: readonly number[]): Finding {
  return { facts: describeTally(tally), problems: findProblems(tally, allowedStatuses) }
}

/** What is said of each promise that does not hold. */
function findBroken(promises: readonly [holds: boolean, problem: string][]): readonly string[] {
  return promises.filter(([holds]) => !holds).map(([, problem]) => problem)
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toFixed(1)} MB`
}

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    list: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  },
})
const { only } = values
const chosen = CAMPAIGNS.filter(({ name }) => only === undefined || only.some((text) => name.includes(text)))

if (values.help === true) console.log(HELP)
else if (chosen.length === 0) {
  console.error(`--only ${only?.join(' --only ')}: no campaign has such a name. --list shows them.`)
  process.exitCode = 2
} else if (values.list === true) for (const { name } of CAMPAIGNS) console.log(name)
else await runAll()

async function runAll(): Promise<void> {
  let problemCount = 0
  for (const { name, run } of chosen) {
    const finding = await run()
    const verdict = finding === undefined ? 'skip' : finding.problems.length === 0 ? 'ok' : 'FAIL'
    console.log(`${verdict.padEnd(5)} ${name.padEnd(56)} ${finding?.facts ?? 'its server is not on this machine'}`)
    for (const problem of finding?.problems ?? []) console.log(`      ${problem}`)
    problemCount += finding?.problems.length ?? 0
  }
  console.log(problemCount === 0 ? '\nNo payment was lost, none was taken twice.' : `\n${problemCount} problems.`)
  process.exitCode = problemCount === 0 ? 0 : 1
}
