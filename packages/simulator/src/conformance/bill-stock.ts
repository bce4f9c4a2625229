import type { Answer, Exchange } from '../gateway.ts'
import { type Amount, readAmount, SAMPLE_AMOUNT } from './bodies.ts'
import { CODES } from './codes.ts'
import { hasCode } from './judge-code.ts'
import type { Candidates } from './open-bills.ts'
import { failed, type Outcome, skipped } from './outcome.ts'

/** A bill that is open for payment, or was when it was looked up. */
export interface OpenBill {
  /** As the merchant knows it. */
  readonly number: string
  readonly amount: Amount
}

/** No bill can be had, and what the case that needed it is to say. */
export class NoBill extends Error {
  override readonly name = 'NoBill'
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('no bill')
    this.outcome = outcome
  }
}

/** A bill that was taken for open is paid, and nobody could have asked: the case that got it is run again with another. */
export class PaidBefore extends Error {
  override readonly name = 'PaidBefore'
}

/** The merchant's open bills: each is paid at most once, and those that were paid are used up. */
export interface BillStock {
  /** Looks for a first bill, before any case does. */
  prepare(): Promise<void>
  /** The bill of calls that pay nothing; the same until it is paid. Throws {@link NoBill}. */
  usual(): Promise<OpenBill>
  /** For a call that is to be taken, where it does not matter how: with few bills left, one that is paid already. Throws {@link NoBill}. */
  spending(): Promise<OpenBill>
  /**
   * A bill that no other case gets. Of a handful and more, the last one is kept for calls that pay nothing. Throws {@link NoBill}.
   *
   * @param ask Asks the merchant in place of the stock's own lookup: so that the case's evidence shows it.
   */
  take(ask?: Lookup): Promise<OpenBill>
  /** Notes that a payment was taken. */
  notePaid(number: string): void
  /** Whether the check paid a bill, or found it paid. */
  isPaid(number: string): boolean
  /** A bill that the check paid, or found paid. */
  anyPaid(): string | undefined
}

/** Numbers that are worked off find an open one among so many, unless nearly all are paid. */
const MOST_TRIES = 30
/** When the first so many numbers are unknown, the merchant has none of them. */
const ALL_UNKNOWN = { lookup: MOST_TRIES, probe: 5 }

/** Asks the merchant for a bill. */
type Lookup = (number: string) => Promise<Exchange>

/** How the stock learns what a number is. */
export interface Asking {
  /** `undefined` where the gateway asks for no bill, and each number is taken as open. */
  readonly lookup: Lookup | undefined
  /** Where there is no lookup: a call that no right merchant takes, and whose refusal tells whether it has the bill. */
  readonly probe: Lookup | undefined
  /** What a bill costs of which nothing is known. */
  readonly amount: Amount | undefined
}

type Looked = 'open' | 'paid' | 'unknown'

/** Looks for open bills among candidates. */
export function createBillStock(candidates: Candidates, { lookup, probe, amount: usualAmount }: Asking): BillStock {
  const { keepsOne } = candidates
  const paid = new Set<string>()
  const found = { open: 0, paid: 0, unknown: 0 }
  let current: OpenBill | undefined
  let wasSaid = false
  let isProbing = true

  async function draw(ask = lookup): Promise<OpenBill | undefined> {
    for (let tries = 0; tries < MOST_TRIES && !hasNone(); tries++) {
      const candidate = await candidates.next()
      if (candidate === undefined) return undefined
      const { number, amount = usualAmount ?? SAMPLE_AMOUNT } = candidate
      if (paid.has(number)) continue
      const { looked, exchange } = await look(number, ask)
      found[looked]++
      if (looked === 'open') return { number, amount: (exchange && readAmount(exchange.response)) ?? amount }
      if (looked === 'paid') paid.add(number)
    }
    return undefined
  }

  /** A merchant that takes a probe does not compare amounts: it has paid a bill by it, and is probed no more. */
  async function look(number: string, ask: Lookup | undefined): Promise<{ looked: Looked; exchange?: Exchange }> {
    if (ask !== undefined) {
      const exchange = await ask(number)
      return { looked: judgeLookup(exchange), exchange }
    }
    if (probe === undefined || !isProbing) return { looked: 'open' }
    const { response } = await probe(number)
    isProbing = !hasCode(response, CODES.success)
    return { looked: isProbing ? judgeProbe(response) : 'paid' }
  }

  function hasNone(): boolean {
    const most = lookup === undefined ? ALL_UNKNOWN.probe : ALL_UNKNOWN.lookup
    return found.open + found.paid === 0 && found.unknown >= most
  }

  /** Said once as a failure where no number is known, so that one finding stands for all that need a bill. */
  function none(): NoBill {
    const text = candidates.describe()
    if (found.open + found.paid > 0) {
      return new NoBill(
        skipped(`Every number of ${text} is used up: name others with --open, or make them with --open-command.`),
      )
    }
    const reason = `The merchant knows none of ${text}: name open numbers with --open, or make them with --open-command.`
    if (wasSaid) return new NoBill(skipped(`Not run. ${reason}`))
    wasSaid = true
    return new NoBill(failed(reason))
  }

  const stock: BillStock = {
    async prepare() {
      current ??= await draw()
    },

    async usual() {
      await stock.prepare()
      if (current === undefined) throw none()
      return current
    },

    async spending() {
      const number = candidates.isFew() ? stock.anyPaid() : undefined
      return number === undefined ? stock.usual() : { number, amount: current?.amount ?? SAMPLE_AMOUNT }
    },

    async take(ask) {
      if (keepsOne) await stock.usual()
      const bill = await draw(ask)
      if (bill !== undefined) return bill
      if (keepsOne || current === undefined) throw none()
      const { number, amount } = current
      current = undefined
      return { number, amount }
    },

    notePaid(number) {
      paid.add(number)
      if (current?.number === number) current = undefined
    },

    isPaid: (number) => paid.has(number),
    anyPaid: () => [...paid][0],
  }
  return stock
}

/** Whatever is neither paid nor unknown is taken as open: the cases then show what is wrong with it. */
function judgeLookup({ response }: Exchange): Looked {
  if (hasCode(response, CODES.paidBill)) return 'paid'
  return hasCode(response, [...CODES.unknownBill, ...CODES.expiredBill]) ? 'unknown' : 'open'
}

/** Of a payment whose amount is wrong, `13` says that the bill is there. */
function judgeProbe(response: Answer): Looked {
  if (hasCode(response, ['404xx14'])) return 'paid'
  return hasCode(response, [...CODES.unknownBill, ...CODES.expiredBill, '404xx01']) ? 'unknown' : 'open'
}
