import { type Amount, type HandlerContext, type HandlersOf, reject } from '@snap-sdk/core'
import type { NicepayServices } from '@snap-sdk/gateways'
import { rupiah, sameAmount, type VaPaymentAnswer, type VaPaymentRequest } from '@snap-sdk/services'

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
  /** snap-sdk's name of the payment, the same for all its retries: UNIQUE. */
  readonly paymentId: string
  readonly payNo: string
  /** As `10000.00`. */
  readonly amount: string
  readonly currency: string
  readonly externalId: string | undefined
  readonly paymentRequestId: string | undefined
  readonly takenAt: string
}

/** A row as the shop's own pages see it. */
export type TakenPayment = Omit<Payment, 'paymentId'>

/** `taken` now, `known` as this very payment before, or refused because the bill is `paid` by another one. */
export type Append = 'taken' | 'known' | 'paid'

/** Where payments are kept. A database does each of these in one statement or transaction. */
export interface Ledger {
  /** Appends a payment, unless it is there already. With `onlyFirst`, only when its bill has no other. */
  append(payment: Payment, options: { onlyFirst: boolean }): Promise<Append>
  /** Whether a bill is paid. */
  has(payNo: string): Promise<boolean>
  /** Whether this very payment was taken. */
  hasPayment(paymentId: string): Promise<boolean>
  payments(): Promise<readonly TakenPayment[]>
}

/** The merchant's business: what it serves to gateways, and what it serves to its own shop. */
export interface Business {
  /** For NICEPAY's NICO. */
  readonly handlers: Required<Pick<HandlersOf<NicepayServices>, 'nicoInquiry' | 'nicoPayment'>>
  /** For a payment to a virtual account, whoever reports it. */
  readonly takeVaPayment: (payment: VaPaymentRequest, context: HandlerContext) => Promise<VaPaymentAnswer>
  readonly ledger: Ledger
  /** For the shop's own pages: whether the order in `{ "payNo": "701589101110" }` is paid. */
  describeOrder(order: unknown): Promise<{ payNo: string | undefined; state: BillState | 'unknown' }>
}

export type BillState = 'open' | 'paid' | 'expired'

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

/** Puts bills and payments together. All frameworks serve this, and all gateways call it. */
export function createBusiness({ ledger = memoryLedger() }: { readonly ledger?: Ledger | undefined } = {}): Business {
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

  /** Takes one payment once, however often and by whichever process it is reported. */
  async function take(
    { payNo, paidAmount, paymentRequestId }: TakenMoney,
    { paymentId = '', externalId, timestamp }: HandlerContext,
  ): Promise<Bill> {
    // A retry whose first call died behind the ledger's row: it is paid, by this very payment.
    if (await ledger.hasPayment(paymentId)) return findKnownBill(payNo)
    const bill = await findOpenBill(payNo)
    if (!sameAmount(paidAmount, rupiah(bill.amount))) throw reject('invalidAmount')
    const { value: amount, currency } = paidAmount
    const takenAt = timestamp.toISOString()
    const row = { paymentId, payNo, amount, currency, externalId, paymentRequestId, takenAt }
    // Two payments for one bill may come at the same moment: the ledger decides, not what was read before.
    const appended = await ledger.append(row, { onlyFirst: !bill.neverPaid })
    if (appended === 'paid') throw reject('paidBill')
    return bill
  }

  return {
    handlers: {
      async nicoInquiry({ payNo }) {
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
      async nicoPayment(payment, context) {
        const bill = await take(payment, context)
        return { partnerReferenceNo: bill.reference }
      },
    },
    async takeVaPayment({ virtualAccountNo, paidAmount, paymentRequestId }, context) {
      const bill = await take({ payNo: virtualAccountNo, paidAmount, paymentRequestId }, context)
      return { virtualAccountName: bill.customerName }
    },
    ledger,
    async describeOrder(order) {
      const payNo = readPayNo(order)
      const bill = payNo === undefined ? undefined : await findBill(payNo)
      return { payNo, state: bill === undefined ? 'unknown' : await stateOf(bill) }
    },
  }
}

/** What every report of a payment says. */
interface TakenMoney {
  /** The number that was paid: a pay number, or a virtual account's. */
  readonly payNo: string
  readonly paidAmount: Amount
  readonly paymentRequestId?: string | undefined
}

async function findKnownBill(payNo: string): Promise<Bill> {
  const bill = await findBill(payNo)
  if (bill === undefined) throw new Error(`the ledger has a payment of ${payNo}, and there is no such bill`)
  return bill
}

function readPayNo(order: unknown): string | undefined {
  if (typeof order !== 'object' || order === null || !('payNo' in order)) return undefined
  return typeof order.payNo === 'string' ? order.payNo : undefined
}

/** A ledger that ends with its process. */
export function memoryLedger(): Ledger {
  const rows = new Map<string, Payment>()
  const paid = new Set<string>()
  return {
    async append(payment, { onlyFirst }) {
      if (rows.has(payment.paymentId)) return 'known'
      if (onlyFirst && paid.has(payment.payNo)) return 'paid'
      paid.add(payment.payNo)
      rows.set(payment.paymentId, payment)
      return 'taken'
    },
    has: async (payNo) => paid.has(payNo),
    hasPayment: async (paymentId) => rows.has(paymentId),
    payments: async () => [...rows.values()].map(({ paymentId: _, ...payment }) => payment),
  }
}
