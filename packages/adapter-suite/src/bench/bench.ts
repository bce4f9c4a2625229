import { createGateway, type Gateway } from '@snap-sdk/simulator'
import type { AdapterHarness, AppWiring } from '../adapter-harness.ts'
import { CLIENT_ID, CLIENT_SECRET, PRIVATE_KEY } from './credentials.ts'
import { type Line, openLine } from './line.ts'
import { createMerchant, type Merchant, type MerchantOptions } from './merchant.ts'

export interface BenchOptions extends MerchantOptions, Omit<Partial<AppWiring>, 'snaps' | 'onError'> {
  /** What stands before `/v1.0/…`, the mount included. Default `/api`. */
  readonly basePath?: string | undefined
  /** Merchants beside the first one, in the same app. */
  readonly others?: readonly Merchant[] | undefined
}

/** One running app with a merchant behind it and a gateway before it. */
export interface Bench extends Merchant {
  /** Where calls go, for clients of any kind. */
  readonly target: Line['target']
  /** Signs; its own `send` goes by fetch. */
  readonly gateway: Gateway
  /** What reached the framework's error handler. */
  readonly errors: readonly unknown[]
  readonly open: Line['open']
  readonly send: Line['send']
}

/** What a case gets: a way to start apps. They stop when the case has ended. */
export type StartBench = (options?: BenchOptions) => Promise<Bench>

/** One case: it throws when the adapter does not pass. */
export type AdapterCase = (start: StartBench) => Promise<void>

/** Starts apps of one adapter, and stops them together. */
export function createBenches(harness: AdapterHarness): { start: StartBench; stop(): Promise<void> } {
  const stops: (() => Promise<void>)[] = []
  return {
    async start({ basePath = '/api', others = [], ...options } = {}) {
      const merchant = createMerchant({ ...options, snap: { basePath, ...options.snap } })
      const errors: unknown[] = []
      const snaps = [merchant, ...others].map(({ snap }) => snap)
      const line = openLine(await harness.start({ ...options, snaps, onError: (error) => errors.push(error) }))
      stops.push(line.stop)
      const gateway = createGateway({
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        privateKey: PRIVATE_KEY,
        signature: options.signature ?? 'symmetric',
        target: line.target,
        basePath,
        clock: options.snap?.clock,
      })
      return { ...merchant, gateway, errors, target: line.target, open: line.open, send: line.send }
    },
    async stop() {
      for (const stop of stops) await stop()
    },
  }
}
