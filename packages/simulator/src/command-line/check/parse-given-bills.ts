import type { GivenBill } from '../../conformance/open-bills.ts'
import { WrongUse } from '../../wrong-use.ts'

/** More than any check pays. */
const MOST_BILLS = 100_000

/**
 * Reads open bills: one a line, its number alone or with what it costs behind a blank (`702000000001 150000`), where `#` begins a remark; or
 * JSON, a list of such texts or of `{ "number", "amount" }`.
 *
 * @param source Who gave them, for messages: `--open @bills.txt`.
 * @throws WrongUse for anything else.
 */
export function parseGivenBills(text: string, source: string): readonly GivenBill[] {
  const bills = text.trimStart().startsWith('[') ? parseJson(text, source) : parseLines(text, source)
  if (bills.length > MOST_BILLS)
    throw new WrongUse(`${source} gave ${bills.length} bills; a check takes ${MOST_BILLS}.`)
  return bills
}

function parseLines(text: string, source: string): readonly GivenBill[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [number = '', amount, ...more] = line.split(/\s+/)
      if (more.length === 0) return { number, amount }
      throw new WrongUse(`${source} gave the line '${line.slice(0, 80)}'; a line is a number, and what the bill costs.`)
    })
}

function parseJson(text: string, source: string): readonly GivenBill[] {
  let list: unknown
  try {
    list = JSON.parse(text)
  } catch {
    throw new WrongUse(`${source} gave what begins like JSON and is not valid JSON.`)
  }
  if (Array.isArray(list) && list.every(isGivenBill)) return list
  throw new WrongUse(
    `${source} gave JSON that is no list of open bills: ["702000000001"] or [{ "number": "702000000001", "amount": "150000.00" }], all as text.`,
  )
}

function isGivenBill(bill: unknown): bill is GivenBill {
  if (typeof bill === 'string') return true
  if (typeof bill !== 'object' || bill === null || !('number' in bill) || typeof bill.number !== 'string') return false
  return !('amount' in bill) || typeof bill.amount === 'string'
}
