import type { Exchange } from '../gateway.ts'
import { type Amount, randomDigits, readAmount, SAMPLE_AMOUNT } from './bodies.ts'
import { CODES } from './codes.ts'
import { hasCode } from './judge-code.ts'
import { listNumbers } from './number-list.ts'
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

/** The merchant's open bills: each is paid at most once, and those that were paid are used up. */
export interface BillStock {
  /** The bill of calls that pay nothing; the same until it is paid. Throws {@link NoBill}. */
  usual(): Promise<OpenBill>
  /** For a call that is to be taken, where it does not matter how: with few bills left, one that is paid already. Throws {@link NoBill}. */
  spending(): Promise<OpenBill>
  /**
   * A bill that no other case gets. Of a handful and more, the last one is kept for lookups. Throws {@link NoBill}.
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

/** A range that is worked off finds an open one among so many, unless nearly all are paid. */
const MOST_TRIES = 30
/** With fewer numbers than this, one is not spent for a case that can do without. */
const FEW = 200
/** With fewer than this, none is kept for lookups. */
const HANDFUL = 5

/** Asks the merchant for a bill. */
type Lookup = (number: string) => Promise<Exchange>

type Looked = 'open' | 'paid' | 'unknown'

/**
 * Looks for open bills among numbers, from a random start on.
 *
 * @param lookup Asks the merchant for a bill; `undefined` where the gateway asks for none, and each number is taken as open.
 */
export function createBillStock(text: string, lookup: Lookup | undefined): BillStock {
  const numbers = listNumbers(text)
  const isThrifty = numbers.count < FEW
  const keepsOne = isThrifty && numbers.count >= HANDFUL && lookup !== undefined
  const start = BigInt(randomDigits(30)) % BigInt(numbers.count)
  const paid = new Set<string>()
  const found = { open: 0, paid: 0, unknown: 0 }
  let next = 0
  let current: OpenBill | undefined
  let wasSaid = false

  async function draw(ask = lookup): Promise<OpenBill | undefined> {
    for (let tries = 0; tries < MOST_TRIES && next < numbers.count; tries++) {
      const number = numbers.at(Number((start + BigInt(next++)) % BigInt(numbers.count)))
      if (paid.has(number)) continue
      const exchange = await ask?.(number)
      const looked = judge(exchange)
      found[looked]++
      if (looked === 'open') return { number, amount: (exchange && readAmount(exchange.response)) ?? SAMPLE_AMOUNT }
      if (looked === 'paid') paid.add(number)
    }
    return undefined
  }

  /** Said once as a failure where no number is known, so that one finding stands for all that need a bill. */
  function none(): NoBill {
    const isKnown = found.open + found.paid > 0
    if (isKnown) return new NoBill(skipped(`Every number of ${numbers.text} is used up: name others with --open.`))
    const reason = `The merchant knows none of ${numbers.text}: name open numbers with --open.`
    if (wasSaid) return new NoBill(skipped(`Not run. ${reason}`))
    wasSaid = true
    return new NoBill(failed(reason))
  }

  const stock: BillStock = {
    async usual() {
      current ??= await draw()
      if (current === undefined) throw none()
      return current
    },

    async spending() {
      const number = isThrifty ? stock.anyPaid() : undefined
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
function judge(exchange: Exchange | undefined): Looked {
  if (exchange === undefined) return 'open'
  if (hasCode(exchange.response, CODES.paidBill)) return 'paid'
  return hasCode(exchange.response, [...CODES.unknownBill, ...CODES.expiredBill]) ? 'unknown' : 'open'
}
