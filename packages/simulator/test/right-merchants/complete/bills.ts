import { Refusal } from './refusal.ts'

export interface Bill {
  readonly payNo: string
  readonly customerName: string
  readonly title: string
  readonly amount: string
  readonly reference: string
  readonly dueAt: string
  readonly staysOpen: boolean
}

export interface Bills {
  find(payNo: string): Promise<Bill | undefined>
  isPaid(bill: Bill): boolean
  /** Takes a payment. False when the bill was paid meanwhile. */
  pay(bill: Bill): boolean
}

const NUMBERED = /^70200000\d{4}$/

/** The bills of the check's default numbers, one whose lookup fails and one whose lookup never ends. */
export function createBills(): Bills {
  const bill = (payNo: string, changes: Partial<Bill> = {}): Bill => ({
    payNo,
    customerName: 'Siti Aminah',
    title: 'Pesanan Siti Aminah',
    amount: '10000.00',
    reference: `INV-${payNo}`,
    dueAt: '2099-12-31T23:59:59+07:00',
    staysOpen: false,
    ...changes,
  })
  const kept = new Map(
    [
      bill('701589101111'),
      bill('701589101112', { dueAt: '2024-07-03T12:08:56+07:00' }),
      bill('701589101115', { staysOpen: true }),
    ].map((one) => [one.payNo, one]),
  )
  const paid = new Set(['701589101111'])
  return {
    async find(payNo) {
      if (payNo === '701589101113') throw new Error('connect ECONNREFUSED 10.0.0.5:5432')
      if (payNo === '701589101114') return new Promise<never>(() => {})
      return kept.get(payNo) ?? (NUMBERED.test(payNo) ? bill(payNo) : undefined)
    },
    isPaid: ({ payNo }) => paid.has(payNo),
    pay: ({ payNo, staysOpen }) => {
      if (paid.has(payNo)) return false
      if (!staysOpen) paid.add(payNo)
      return true
    },
  }
}

/** The bill, when it can be paid now. */
export async function openBill(bills: Bills, payNo: string): Promise<Bill> {
  const bill = await bills.find(payNo)
  if (bill === undefined) throw new Refusal(404, '12', 'Invalid Bill/Virtual Account [not registered]')
  if (bills.isPaid(bill)) throw new Refusal(404, '14', 'Paid Bill')
  if (Date.now() >= Date.parse(bill.dueAt)) throw new Refusal(404, '19', 'Invalid Bill/Virtual Account')
  return bill
}
