/** The merchant's pay numbers that the check needs. */
export interface Numbers {
  /**
   * Open for payment; each is paid at most once. A range `702000000000-702000009999`, some with commas between, or one. Where the gateway
   * asks for bills, open ones are found by asking. With few, a payment that need only be understood is one of a bill that is paid by then.
   */
  readonly open: string
  /** What an open bill costs, where the gateway asks for no bill and so nobody tells. Default `10000.00`. */
  readonly amount?: string | undefined
  /** Open however often it is paid, as no real bill is. Default: none, and each payment takes a number of `open`. */
  readonly staysOpen?: string | undefined
  /** Paid already: an inquiry and a payment of it are told so. */
  readonly paid: string
  /** Its time to pay is over. */
  readonly expired: string
  /** Nobody's bill. */
  readonly unknown: string
  /** Its lookup fails. Without one, what needs it is skipped. */
  readonly fails?: string | undefined
  /** Its lookup never answers. Without one, what needs it is skipped. */
  readonly hangs?: string | undefined
}

/** The example merchant's. It has `701589101113` for `fails` and `701589101114` for `hangs`, which no other merchant is expected to have. */
export const EXAMPLE_NUMBERS: Numbers = {
  open: '702000000000-702000009999',
  paid: '701589101111',
  expired: '701589101112',
  unknown: '701589109999',
}
