export interface Bill {
  readonly number: string
  readonly customerName: string
  readonly amount: number
  readonly dueAt: Date
  /** The payments that were taken for it: one at the most. */
  readonly payments: string[]
}

/** Stands for your database. Here it is a Map of one process: an app that scales needs a real one. */
const table = new Map<string, Bill>([
  [
    '701589101110',
    {
      number: '701589101110',
      customerName: 'John Test',
      amount: 10_000,
      dueAt: new Date(Date.now() + 24 * 3_600_000),
      payments: [],
    },
  ],
])

export const findBill = async (number: string): Promise<Bill | undefined> => table.get(number)

/** In one step, as a unique column would. @returns False when another payment was first. */
export async function markPaid({ payments }: Bill, paymentId: string): Promise<boolean> {
  if (payments.length === 0) payments.push(paymentId)
  return payments[0] === paymentId
}
