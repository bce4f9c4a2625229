import type { DuplicateStore } from '@snap-sdk/core'
import type { MerchantProcess } from '../world/merchant-process.ts'
import type { World } from '../world/world.ts'

/** The memory store's real code, with a record of what it granted and how that ended. It decides nothing. */
export function recordedMemoryStore(world: World, store: DuplicateStore, process: MerchantProcess): DuplicateStore {
  const { history, scheduler } = world
  const end = (holder: string, how: 'finished' | 'released', answer?: Uint8Array) => {
    const record = history.of(holder)
    if (record?.end === undefined && record !== undefined)
      Object.assign(record, { end: { how, at: scheduler.now }, answer })
  }
  return {
    ...store,
    async claim(keys, claim) {
      const result = await store.claim(keys, claim)
      world.trace(() => `process ${process.number}: claim ${result.state}`)
      if (result.state !== 'claimed') return result
      const names = keys.map(({ key }) => key)
      for (const record of history.records) {
        if (record.process === process && record.end === undefined && record.keys.some((key) => names.includes(key)))
          record.end = { how: 'takenOver', at: scheduler.now }
      }
      const now = claim.now?.getTime() ?? process.wall()
      history.granted({
        holder: claim.holder,
        process,
        keys: names,
        grantedAt: scheduler.now,
        renewedAt: scheduler.now,
        leaseEnd: scheduler.now + claim.leaseMilliseconds,
        disturbedRenewals: 0,
        isUnknown: false,
        end: undefined,
        answer: undefined,
        keptUntil: scheduler.now + Math.max(...keys.map(({ keepUntil }) => keepUntil.getTime() - now)),
      })
      world.runs.claimGranted(process, claim.holder)
      return result
    },
    async renew(keys, holder, leaseMilliseconds) {
      const renewed = await store.renew(keys, holder, leaseMilliseconds)
      const record = history.of(holder)
      if (renewed && record !== undefined)
        Object.assign(record, { renewedAt: scheduler.now, leaseEnd: scheduler.now + leaseMilliseconds })
      return renewed
    },
    async finish(keys, holder, answer) {
      const finished = await store.finish(keys, holder, answer)
      if (finished) end(holder, 'finished', answer.body)
      world.trace(() => `process ${process.number}: finish ${finished}`)
      return finished
    },
    async release(keys, holder) {
      const released = await store.release(keys, holder)
      if (released) end(holder, 'released')
      world.trace(() => `process ${process.number}: release ${released}`)
      return released
    },
  }
}
