import type { Point } from '../plan/plan.ts'

/** One process of the merchant's, from its start to its end. What reaches it, and what it sends, goes through here. */
export interface MerchantProcess {
  readonly number: number
  readonly startedAt: number
  readonly state: 'up' | 'frozen' | 'dead'
  /** When it died. */
  readonly diedAt: number | undefined
  /** When it was frozen, each from and to. */
  readonly freezes: readonly { readonly from: number; readonly to: number }[]
  /** Whether it takes no new calls any more, because it is about to be replaced. */
  leaving: boolean
  /** How far its wall clock is from the world's. */
  clockOffset: number
  /** How many timers wait that keep it alive. */
  readonly timers: number
  wall(): number
  /** Something reaches it. A dead one hears nothing; a frozen one hears it when it goes on. */
  receive(point: Point, act: () => void): void
  /** It sends something. A dead one sends nothing; a frozen one sends it when it goes on. */
  send(point: Point, act: () => void): void
  /** It has come to a point without anything to receive: a fault may strike. */
  pass(point: Point): void
  crash(): void
  freeze(milliseconds: number): void
  thaw(): void
  /** How long it was frozen between two instants. */
  frozenBetween(from: number, to: number): number
}
