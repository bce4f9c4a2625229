import type { DuplicateStore } from '@snap-sdk/core'

/** Where the handler of a payment writes its ledger's row: nowhere, by itself, or in the store's own transaction. */
export type Ledger = 'none' | 'beside' | 'transaction'

/** A store that is open, with what the handler of a payment does beside. */
export interface OpenedStore {
  readonly duplicates: DuplicateStore
  readonly takePayment?: ((paymentId: string, transaction: unknown) => Promise<void>) | undefined
  /** Removes what was written, and closes the connections. */
  close(): Promise<void>
}

/** Opens a store. `name` keeps this process's keys and rows apart from whatever else is on the server. @returns `undefined` where its package is not here. */
export type OpenStore = (url: string, name: string) => Promise<OpenedStore | undefined>

/**
 * Connections of each pool. A transaction holds one while its handler runs: as many as calls are under way at most, and two that none takes.
 * The others have what drivers have by default.
 */
export const CONNECTIONS: Readonly<Record<Ledger, number>> = { none: 10, beside: 10, transaction: 66 }
