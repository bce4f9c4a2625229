import { createGateway, type Gateway, type RawRequest } from '@snap-sdk/simulator'
import type { AdapterHarness, AppWiring, OperatorWords } from '../adapter-harness.ts'
import { CLIENT_ID, CLIENT_SECRET, makeKeyPair } from './credentials.ts'
import type { Line } from './line.ts'
import { createMerchant, type Merchant, type MerchantOptions } from './merchant.ts'

/** What a case wants of its merchant and of the app around it. */
export interface StandOptions extends MerchantOptions, Omit<Partial<AppWiring>, 'snaps' | 'onError'> {
  /** What stands before `/v1.0/…`, the mount included. Default `/api`. */
  readonly basePath?: string | undefined
  /** Merchants beside the first one, in the same app. */
  readonly others?: readonly Merchant[] | undefined
}

/** What a case has of the gateway: it signs, and the stand sends. */
export interface StandGateway extends Pick<Gateway, 'prepare'> {
  prepareToken(): RawRequest | Promise<RawRequest>
}

/** One running app with a merchant behind it and a gateway before it. */
export interface Stand extends Merchant {
  readonly gateway: StandGateway
  /** What the operator of this framework reads. */
  readonly words: OperatorWords
  /** What reached the framework's error handler. */
  readonly errors: readonly unknown[]
  readonly open: Line['open']
  readonly send: Line['send']
}

/** What a case gets: a way to start apps. They stop when the case has ended. */
export type StartStand = (options?: StandOptions) => Promise<Stand>

/** One case: it throws when the adapter does not pass. */
export type AdapterCase = (start: StartStand) => Promise<void>

/** One adapter, ready for cases. */
export interface OpenAdapter extends Pick<AdapterHarness, 'words'> {
  /** Starts an app and gives the way to it. */
  open(wiring: AppWiring): Promise<Line>
}

/** Runs one case on apps of one adapter, and stops them. */
export async function runCase(run: AdapterCase, { open, words }: OpenAdapter): Promise<void> {
  const stops: (() => Promise<void>)[] = []
  const start: StartStand = async ({ basePath = '/api', others = [], ...options } = {}) => {
    const merchant = await createMerchant({ ...options, contract: { basePath, ...options.contract } })
    const errors: unknown[] = []
    const snaps = [merchant, ...others].map(({ snap }) => snap)
    const line = await open({ ...options, snaps, onError: (error) => errors.push(error) })
    stops.push(line.stop)
    const { privateKey } = await makeKeyPair()
    const gateway = createGateway({
      clientId: CLIENT_ID,
      clientSecret: CLIENT_SECRET,
      privateKey,
      signature: options.signature ?? 'symmetric',
      target: line.target,
      basePath,
      clock: options.snap?.clock,
    })
    return { ...merchant, gateway, words, errors, open: line.open, send: line.send }
  }
  try {
    await run(start)
  } finally {
    for (const stop of stops) await stop()
  }
}
