export interface Bill {
  readonly number: string
  readonly customerName: string
  readonly amount: number
  readonly dueAt: Date
  /** The payments that were taken for it: one at the most. */
  readonly payments: string[]
}

/** Stands for your database. */
export class Bills {
  readonly #bills = new Map<string, Bill>()

  constructor() {
    this.add({ number: '701589101110', customerName: 'John Test', amount: 10_000 })
  }

  async find(number: string): Promise<Bill | undefined> {
    return this.#bills.get(number)
  }

  async add(bill: Pick<Bill, 'number' | 'customerName' | 'amount'>): Promise<Bill> {
    const added = { ...bill, dueAt: new Date(Date.now() + 24 * 3_600_000), payments: [] }
    this.#bills.set(bill.number, added)
    return added
  }

  /** In one step, as a unique column would. @returns False when another payment was first. */
  async markPaid({ number }: Bill, paymentId: string): Promise<boolean> {
    const payments = this.#bills.get(number)?.payments ?? []
    if (payments.length === 0) payments.push(paymentId)
    return payments[0] === paymentId
  }
}
