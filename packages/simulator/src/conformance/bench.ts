import type { Exchange, Gateway, RawRequest } from '../gateway.ts'

/** The merchant's numbers that the check needs. Defaults: the example merchant's. */
export interface Numbers {
  /** Open for payment: paid once by the check. One number, or a range `702000000000-702000009999` of which the first open one is taken. */
  readonly open: string
  /** Open however often it is paid. */
  readonly staysOpen: string
  readonly paid: string
  readonly expired: string
  readonly unknown: string
}

/** What a case works with. */
export interface Bench {
  /** Calls through it are kept as the case's evidence. */
  readonly gateway: Gateway
  /** The same caller signing with another key: for forged calls. */
  readonly forger: Gateway
  /** A second partner that the merchant knows too (`--second-client`), where there is one. */
  readonly secondPartner: Gateway | undefined
  readonly numbers: Numbers
  /** Whether waiting for minutes is allowed (`--slow`). */
  readonly slow: boolean
  send(request: RawRequest): Promise<Exchange>
}
