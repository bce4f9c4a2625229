import { type InvocableService, reject, type SignatureScheme } from '@snap-sdk/core'
import { nico, rupiah, sameAmount } from '@snap-sdk/nicepay'

/** What a customer owes. */
export interface Bill {
  readonly payNo: string
  readonly customerName: string
  readonly title: string
  readonly phone: string
  readonly email: string
  /** In rupiah. */
  readonly amount: number
  readonly reference: string
  readonly dueAt: string
  /** Paid before this process started. */
  readonly paid?: true
  /** Takes payment after payment: with it, a test sees that a duplicate is kept out by snap-sdk and not by the bill. */
  readonly neverPaid?: true
}

/** One row of the ledger. */
export interface Payment {
  readonly payNo: string
  /** As `10000.00`. */
  readonly amount: string
  readonly currency: string
  readonly externalId: string | undefined
  readonly paymentRequestId: string | undefined
  readonly takenAt: string
}

/** Where payments are kept. A database does each of these in one transaction. */
export interface Ledger {
  /** Appends a payment. With `onlyFirst`, only when its bill has none yet: false when it has one. */
  append(payment: Payment, options: { onlyFirst: boolean }): Promise<boolean>
  has(payNo: string): Promise<boolean>
  payments(): Promise<readonly Payment[]>
}

/** The merchant's business: what it serves to the gateway, and what it serves to its own shop. */
export interface Business {
  readonly services: readonly InvocableService[]
  readonly ledger: Ledger
  /** For the shop's own pages: whether the order in `{ "payNo": "701589101110" }` is paid. */
  describeOrder(order: unknown): Promise<{ payNo: string | undefined; state: BillState | 'unknown' }>
}

export type BillState = 'open' | 'paid' | 'expired'

export interface BusinessOptions {
  /** How the gateway signs inquiry and payment. Default `access-token`, as NICEPAY's page prints it. */
  readonly signature?: SignatureScheme | undefined
  /** Default: in memory. */
  readonly ledger?: Ledger | undefined
}

/** The bill of NICEPAY's inquiry page, with a due date that does not pass. */
const SAMPLE_BILL: Bill = {
  payNo: '701589101110',
  customerName: 'John Test',
  title: 'Pembelian John Test',
  phone: '087771122333',
  email: 'jhon@test.com',
  amount: 10_000,
  reference: 'ABCDEFGH1234',
  dueAt: '2099-07-03T12:08:56+07:00',
}

const BILLS: ReadonlyMap<string, Bill> = new Map(
  [
    SAMPLE_BILL,
    { ...SAMPLE_BILL, payNo: '701589101111', reference: 'ORDER-1111', paid: true as const },
    { ...SAMPLE_BILL, payNo: '701589101112', reference: 'ORDER-1112', dueAt: '2024-07-03T12:08:56+07:00' },
    { ...SAMPLE_BILL, payNo: '701589101115', reference: 'ORDER-1115', neverPaid: true as const },
  ].map((bill) => [bill.payNo, bill]),
)

/** Bills whose lookup goes wrong, as a database does on a bad day. */
const BROKEN_LOOKUPS: ReadonlyMap<string, () => Promise<never>> = new Map([
  ['701589101113', () => Promise.reject(new Error('the bill database is unreachable'))],
  ['701589101114', () => new Promise<never>(() => {})],
])

/** Ten thousand open bills, for load. */
const NUMBERED_BILLS = /^70200000\d{4}$/

async function findBill(payNo: string): Promise<Bill | undefined> {
  await BROKEN_LOOKUPS.get(payNo)?.()
  if (NUMBERED_BILLS.test(payNo)) return { ...SAMPLE_BILL, payNo, reference: `ORDER-${payNo}` }
  return BILLS.get(payNo)
}

/** Puts bills, payments and NICEPAY's two services together. All three frameworks serve this. */
export function createBusiness({ signature, ledger = memoryLedger() }: BusinessOptions = {}): Business {
  async function stateOf(bill: Bill): Promise<BillState> {
    if (bill.paid || (!bill.neverPaid && (await ledger.has(bill.payNo)))) return 'paid'
    return Date.now() < Date.parse(bill.dueAt) ? 'open' : 'expired'
  }

  /** A bill that can be paid. A rejection that is thrown means the same as one that is returned. */
  async function findOpenBill(payNo: string): Promise<Bill> {
    const bill = await findBill(payNo)
    if (bill === undefined) throw reject('invalidBill', { reason: 'not registered' })
    const state = await stateOf(bill)
    if (state === 'paid') throw reject('paidBill')
    if (state === 'expired') throw reject('expiredBill')
    return bill
  }

  const inquiry = nico.inquiry(
    async ({ payNo }) => {
      const bill = await findOpenBill(payNo)
      return {
        payNoName: bill.customerName,
        goodsName: bill.title,
        payNoPhone: bill.phone,
        payNoEmail: bill.email,
        totalAmount: rupiah(bill.amount),
        partnerReferenceNo: bill.reference,
        payNoExpiredDateTime: bill.dueAt,
      }
    },
    { signature },
  )

  const payment = nico.payment(
    async ({ payNo, paidAmount, paymentRequestId }, { externalId, timestamp }) => {
      const bill = await findOpenBill(payNo)
      if (!sameAmount(paidAmount, rupiah(bill.amount))) return reject('invalidAmount')
      const { value: amount, currency } = paidAmount
      const row = { payNo, amount, currency, externalId, paymentRequestId, takenAt: timestamp.toISOString() }
      // Two stores may take money for one bill at the same moment: the ledger decides, not what was read before.
      const taken = await ledger.append(row, { onlyFirst: !bill.neverPaid })
      return taken ? { partnerReferenceNo: bill.reference } : reject('paidBill')
    },
    { signature },
  )

  return {
    services: [inquiry, payment],
    ledger,
    async describeOrder(order) {
      const payNo = readPayNo(order)
      const bill = payNo === undefined ? undefined : await findBill(payNo)
      return { payNo, state: bill === undefined ? 'unknown' : await stateOf(bill) }
    },
  }
}

function readPayNo(order: unknown): string | undefined {
  if (typeof order !== 'object' || order === null || !('payNo' in order)) return undefined
  return typeof order.payNo === 'string' ? order.payNo : undefined
}

/** A ledger that ends with its process. */
export function memoryLedger(): Ledger {
  const rows: Payment[] = []
  const paid = new Set<string>()
  return {
    async append(payment, { onlyFirst }) {
      if (onlyFirst && paid.has(payment.payNo)) return false
      paid.add(payment.payNo)
      rows.push(payment)
      return true
    },
    has: async (payNo) => paid.has(payNo),
    payments: async () => [...rows],
  }
}
