import { expectSuccess, type LocalContender, toLocalCall } from '../contenders/contender.ts'
import { createBenchSnap } from '../contenders/snap.ts'
import { serveParent } from '../measure/child.ts'
import { measureThroughput } from '../measure/throughput.ts'
import type { OpenedStore } from '../stores/open-store.ts'
import { STORES, type StoreName } from '../stores/store-kinds.ts'
import type { Merchant } from '../workload/merchant.ts'
import { signCalls } from '../workload/sign-calls.ts'

interface Task {
  readonly store: StoreName
  readonly url: string
  readonly merchant: Merchant
}

interface Window {
  readonly count: number
  readonly atOnce: number
}

/** The payment whose signature costs least: what the store costs shows most beside it. */
const WORKLOAD = 'VA payment, symmetric'

/** 64 transactions at once on a database that has just started take longer than a gateway should wait: here they may. */
const PATIENCE_MILLISECONDS = 15_000

let open: (OpenedStore & { readonly merchant: Merchant; readonly contender: LocalContender }) | undefined
let first = 0

/** A merchant on one duplicate store, in a process of its own. */
const tasks = {
  /** @returns Whether the store's package is here. */
  async open({ store, url, merchant }: Task): Promise<boolean> {
    const opened = await STORES[store].open(url, `snap_bench_${process.pid}`)
    if (opened === undefined) return false
    const { duplicates, takePayment } = opened
    const snap = createBenchSnap(merchant, {
      nicoSignature: 'symmetric',
      duplicates,
      takePayment,
      storeTimeoutMilliseconds: PATIENCE_MILLISECONDS,
    })
    await snap.ready()
    open = { ...opened, merchant, contender: { answer: snap.handle, close: () => snap.close() } }
    return true
  },

  /** Payments, each of them new. */
  async throughput({ count, atOnce }: Window) {
    if (open === undefined) throw new Error('open comes first')
    const { merchant, contender } = open
    const signed = await signCalls(WORKLOAD, merchant, { count, first })
    first += count
    return measureThroughput(signed.map(toLocalCall), atOnce, (call) => expectSuccess(contender, call))
  },

  async close(): Promise<void> {
    await open?.contender.close()
    await open?.close()
  },
}

export type StorePaymentsTasks = typeof tasks

serveParent(tasks)
