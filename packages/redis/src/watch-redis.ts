import type { WarnOfStore } from '@snap-sdk/core'
import { findLosses } from './find-losses.ts'
import { RedisDuplicateStoreError } from './redis-duplicate-store-error.ts'
import type { RedisNode } from './redis-link.ts'
import { readFacts, type ServerFacts } from './server-facts.ts'

const LOOK_MILLISECONDS = 60_000
/** After that a look that has not come back is left behind. */
const LOST_LOOK_MILLISECONDS = 10_000

/** A master that is away is remembered until it, or who took over from it, is seen. */
const MOST_REMEMBERED = 100

/** Looks at the masters of a Redis, at most once a minute. */
export interface RedisWatch {
  /** As `DuplicateStore.watch`. */
  watch(warn: WarnOfStore): () => void
  /** @throws RedisDuplicateStoreError `EVICTING` or `EVICTION_UNKNOWN`, unless each master is known to evict nothing. */
  throwIfEvicting(): Promise<void>
}

/** @param findMasters Left out where nobody can ask them. */
export function createRedisWatch(findMasters: (() => Promise<readonly RedisNode[]>) | undefined): RedisWatch {
  let seen: { readonly at: number; readonly servers: readonly ServerFacts[] } | undefined
  let looking: { readonly since: number; readonly servers: Promise<readonly ServerFacts[]> } | undefined

  async function readMasters(): Promise<readonly ServerFacts[]> {
    const masters = (await findMasters?.()) ?? []
    const read = await Promise.allSettled(masters.map(readFacts))
    const servers = read.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
    const [failed] = read.flatMap((result) => (result.status === 'rejected' ? [result] : []))
    if (failed !== undefined && servers.length === 0) throw failed.reason
    seen = { at: performance.now(), servers }
    return servers
  }

  /** Those who ask at once share one look. */
  function look(): Promise<readonly ServerFacts[]> {
    if (looking === undefined || performance.now() - looking.since > LOST_LOOK_MILLISECONDS) {
      const started = { since: performance.now(), servers: readMasters() }
      const end = () => {
        if (looking === started) looking = undefined
      }
      looking = started
      started.servers.then(end, end)
    }
    return looking.servers
  }

  return {
    watch(warn) {
      const tell = createTeller(warn)
      const lookAndTell = () => look().then(tell, () => {}) // a server that is away fails each step, which says so
      lookAndTell()
      if (findMasters === undefined) return () => {}
      const timer = setInterval(lookAndTell, LOOK_MILLISECONDS)
      timer.unref()
      return () => clearInterval(timer)
    },
    async throwIfEvicting() {
      const isFresh = seen !== undefined && performance.now() - seen.at < LOOK_MILLISECONDS
      const servers = isFresh ? (seen?.servers ?? []) : await look()
      const evicting = findEvicting(servers)
      if (evicting !== undefined) throw new RedisDuplicateStoreError('EVICTING', `it is ${evicting}`)
      if (isUnknown(servers)) throw new RedisDuplicateStoreError('EVICTION_UNKNOWN', 'its user may not run INFO')
    },
  }
}

/** Tells what each look finds: what lasts, each time; what has happened, and what nobody can know, once. */
function createTeller(warn: WarnOfStore): (servers: readonly ServerFacts[]) => void {
  let before: readonly ServerFacts[] = []
  let toldUnknown = false
  return (servers) => {
    const policy = findEvicting(servers)
    if (policy !== undefined) {
      warn(
        'DUPLICATES_MAY_BE_EVICTED',
        `Redis has maxmemory-policy ${policy}: when its memory runs out it forgets payments, and their retries run again. Set maxmemory-policy noeviction, or give the store a Redis of its own.`,
      )
    }
    if (isUnknown(servers) && !toldUnknown) {
      toldUnknown = true
      warn(
        'DUPLICATES_EVICTION_UNKNOWN',
        'whether this Redis evicts keys is not to be learned: neither INFO nor CONFIG GET may be asked. Make sure that it does not, or let the user run INFO.',
      )
    }
    if (servers.some(({ isReplica }) => isReplica)) {
      warn(
        'DUPLICATE_STORE_READ_ONLY',
        'the Redis of this store is a replica: it takes no claims, and would forget them. After a failover, lead the client to the new master.',
      )
    }
    for (const loss of findLosses(before, servers)) {
      warn(
        'DUPLICATES_MAY_BE_LOST',
        `the Redis of this store may have forgotten payments: ${loss}. Their retries run again: look for payments of the last minutes that came twice.`,
      )
    }
    const away = before.filter(({ address }) => !servers.some((server) => server.address === address))
    before = [...servers, ...away].slice(0, MOST_REMEMBERED)
  }
}

function findEvicting(servers: readonly ServerFacts[]): string | undefined {
  return servers.map(({ policy }) => policy).find((policy) => policy !== undefined && policy !== 'noeviction')
}

function isUnknown(servers: readonly ServerFacts[]): boolean {
  return servers.length === 0 || servers.some(({ policy }) => policy === undefined)
}
