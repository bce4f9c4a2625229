import { WrongUse } from '../wrong-use.ts'

/** Numbers that were given as one text. */
export interface NumberList {
  readonly text: string
  readonly count: number
  at(index: number): string
}

/** More than anybody has, and few enough to count. */
const MOST_NUMBERS = 1_000_000_000n

/**
 * Reads numbers: one, some with commas between, or a range `702000000000-702000009999`. What is no number and no range, such as an order's
 * reference, is taken as it is.
 *
 * @throws WrongUse for a range that goes backwards, and for a text without a digit.
 */
export function listNumbers(text: string): NumberList {
  const [, from, to] = /^(\d{1,30})-(\d{1,30})$/.exec(text) ?? []
  if (from !== undefined && to !== undefined) return listRange(text, from, to)
  const numbers = text.split(',').map((number) => number.trim())
  if (!numbers.every(isNumber)) throw wrong(text)
  const first = numbers[0] ?? ''
  const shown = numbers.length === 1 ? first : `${first} and ${numbers.length - 1} more`
  return { text: shown, count: numbers.length, at: (index) => numbers[index] ?? first }
}

/** Whether a text can name a bill. */
export function isNumber(text: string): boolean {
  return /^(?=.*\d)[\x21-\x7e]{1,64}$/.test(text)
}

function listRange(text: string, from: string, to: string): NumberList {
  const first = BigInt(from)
  const count = BigInt(to) - first + 1n
  if (count < 1n || count > MOST_NUMBERS) throw wrong(text)
  return {
    text: `${from} to ${to}`,
    count: Number(count),
    at: (index) => String(first + BigInt(index)).padStart(from.length, '0'),
  }
}

function wrong(text: string): WrongUse {
  return new WrongUse(
    `The open numbers are '${text}'. Give one, some with commas between, or a range such as 702000000000-702000009999.`,
  )
}
