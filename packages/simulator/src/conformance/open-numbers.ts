import type { Exchange } from '../gateway.ts'
import { WrongUse } from '../wrong-use.ts'
import { type Amount, randomDigits, readAmount } from './bodies.ts'
import { describeAnswer, hasCode } from './judge-code.ts'
import { failed, type Outcome, skipped } from './outcome.ts'

/** A bill that is open for payment. */
export interface OpenBill {
  readonly payNo: string
  readonly amount: Amount
}

/** Finds pay numbers that are open for payment, and hands each out once. */
export interface OpenNumbers {
  /** A bill, or why there is none: `skipped` when all that were tried are paid, as on a second run with one number. */
  take(inquire: (payNo: string) => Promise<Exchange>): Promise<OpenBill | Outcome>
}

/** A range that is worked off finds an open one among so many, unless nearly all are paid. */
const MOST_TRIES = 30

/**
 * Looks through one number, or a range `702000000000-702000009999` from a random start on.
 *
 * @throws WrongUse for a text that is neither.
 */
export function createOpenNumbers(text: string): OpenNumbers {
  const { first, count, digits } = parseRange(text)
  const start = BigInt(randomDigits(30)) % count
  let next = 0n
  return {
    async take(inquire) {
      let found: Outcome = skipped(`Every number of ${text} is used up: give a range, or another number.`)
      for (let tries = 0; tries < MOST_TRIES && next < count; tries++) {
        const payNo = String(first + ((start + next++) % count)).padStart(digits, '0')
        const { response } = await inquire(payNo)
        if (hasCode(response, ['200xx00'])) return { payNo, amount: readAmount(response) }
        if (!hasCode(response, ['404xx13', '404xx14'])) {
          found = failed(
            `An inquiry of ${payNo}, which is said to be open for payment, was answered ${describeAnswer(response)}. Give numbers that are open: --open.`,
          )
        }
      }
      return found
    },
  }
}

function parseRange(text: string): { first: bigint; count: bigint; digits: number } {
  const [, from, to = from] = /^(\d{1,30})(?:-(\d{1,30}))?$/.exec(text) ?? []
  if (from === undefined || to === undefined || BigInt(to) < BigInt(from)) {
    throw new WrongUse(`The open numbers are '${text}'. Give one number, or a range such as 702000000000-702000009999.`)
  }
  return { first: BigInt(from), count: BigInt(to) - BigInt(from) + 1n, digits: from.length }
}
