import { WrongUse } from '../wrong-use.ts'
import { type Amount, randomDigits } from './bodies.ts'
import { isNumber, listNumbers } from './number-list.ts'

/** A bill that somebody says is open: its number alone, or with what it costs as text (`150000.00`). */
export type GivenBill = string | { readonly number: string; readonly amount?: string | undefined }

/** A number that may be an open bill's, and what it costs where somebody said so. */
export interface Candidate {
  readonly number: string
  readonly amount: Amount | undefined
}

/** Where candidates come from. */
export interface Candidates {
  /** In sentences: `702000000000 to 702000009999`. */
  describe(): string
  /** With fewer than this check may want, bills are spent for what needs them alone. */
  isFew(): boolean
  /** Whether one bill is to be kept for calls that pay nothing: there is a handful, and no more to come. */
  readonly keepsOne: boolean
  /** One that was not given before; `undefined` when there is none any more. */
  next(): Promise<Candidate | undefined>
}

/** With fewer numbers than this, one is not spent for a case that can do without. */
const FEW = 200
/** With fewer than this, none is kept for calls that pay nothing. */
const HANDFUL = 5
/** So often bills are asked for at the most. */
const MOST_BATCHES = 50

/**
 * The numbers of a text, each once, from a random start on.
 *
 * @throws WrongUse for a text that is none.
 */
export function candidatesOf(text: string): Candidates {
  const numbers = listNumbers(text)
  const start = BigInt(randomDigits(30)) % BigInt(numbers.count)
  let index = 0
  return {
    describe: () => numbers.text,
    isFew: () => numbers.count < FEW,
    keepsOne: numbers.count >= HANDFUL && numbers.count < FEW,
    async next() {
      if (index >= numbers.count) return undefined
      const number = numbers.at(Number((start + BigInt(index++)) % BigInt(numbers.count)))
      return { number, amount: undefined }
    },
  }
}

/** Bills that are given in batches: the next one is asked for when the last is used up, until one brings nothing new. */
export function candidatesFrom(give: () => Promise<readonly GivenBill[]>): Candidates {
  const known = new Set<string>()
  const waiting: Candidate[] = []
  let batches = 0
  return {
    describe: () => (known.size === 0 ? 'no number at all' : describeSome([...known])),
    isFew: () => true,
    keepsOne: false,
    async next() {
      if (waiting.length === 0 && batches++ < MOST_BATCHES) {
        for (const candidate of (await give()).map(toCandidate)) {
          if (known.has(candidate.number)) continue
          known.add(candidate.number)
          waiting.push(candidate)
        }
        if (waiting.length === 0) batches = MOST_BATCHES
      }
      return waiting.shift()
    },
  }
}

function toCandidate(bill: GivenBill): Candidate {
  const { number, amount } = typeof bill === 'string' ? { number: bill, amount: undefined } : bill
  if (!isNumber(number)) throw new WrongUse(`'${number}' was given as the number of an open bill, and is none.`)
  return { number, amount: amount === undefined ? undefined : readRupiah(amount) }
}

/** An amount as people write it: whole rupiah get their two decimals. @throws WrongUse */
export function readRupiah(text: string): Amount {
  if (!/^\d{1,16}(?:\.\d\d)?$/.test(text))
    throw new WrongUse(`The amount of a bill is '${text}'; write 10000 or 10000.00.`)
  return { value: text.includes('.') ? text : `${text}.00`, currency: 'IDR' }
}

function describeSome(numbers: readonly string[]): string {
  const [first = ''] = numbers
  return numbers.length === 1 ? first : `${first} and ${numbers.length - 1} more`
}
