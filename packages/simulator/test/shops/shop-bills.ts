/** An ordinary bill of a shop: open until somebody pays it. */
export interface ShopBill {
  readonly customer: string
  /** Rupiah, as SNAP writes them. */
  readonly amount: string
  /** What the payment is called that paid it. */
  paidBy?: string
}

/** Ten ordinary bills by number, and nothing planted. */
export function tenBills(): Map<string, ShopBill> {
  const entries = Array.from({ length: 10 }, (_, index): [string, ShopBill] => [
    `88080000000${index}`,
    { customer: 'Budi Santoso', amount: '125000.00' },
  ])
  return new Map(entries)
}

/** What a shop and its gateway have agreed on. */
export interface Contract {
  readonly clientId: string
  /** PEM of the gateway's. */
  readonly publicKey: string
  readonly clientSecret: string
  readonly bills: Map<string, ShopBill>
  /** A fault that is planted into the shop. Default: none, and it is right. */
  readonly fault?: 'an advice is another payment' | 'the status of a notice is not read' | undefined
}
