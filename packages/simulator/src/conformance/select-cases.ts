import { WrongUse } from '../wrong-use.ts'
import type { ConformanceCase } from './conformance-case.ts'

/** Which cases are run. */
export interface Selection {
  /** Names, beginnings of names (`inquiry`, `inquiry-signature`), or patterns with `*`. Default: all. */
  readonly only?: readonly string[] | undefined
  /** The same; wins over `only`. */
  readonly skip?: readonly string[] | undefined
}

/**
 * Picks cases by name, in the order of the table.
 *
 * @throws WrongUse for a text that names no case, since a check that runs nothing would look like one that finds nothing.
 */
export function selectCases(
  cases: readonly ConformanceCase[],
  { only, skip = [] }: Selection,
): readonly ConformanceCase[] {
  const named = (text: string): readonly ConformanceCase[] => findNamed(cases, text)
  const wanted = only === undefined ? cases : only.flatMap(named)
  const unwanted = skip.flatMap(named)
  const selected = cases.filter((one) => wanted.includes(one) && !unwanted.includes(one))
  if (selected.length === 0) throw new WrongUse('No case is left to run: --skip takes away all that --only names.')
  return selected
}

function findNamed(cases: readonly ConformanceCase[], text: string): readonly ConformanceCase[] {
  const exact = cases.filter(({ name }) => name === text)
  if (exact.length > 0) return exact
  // Names have no other characters: what is left means nothing else to a regular expression.
  const pattern = /^[a-z0-9*-]+$/.test(text) ? text.replaceAll('*', '.*') : '(?!)'
  const whole = new RegExp(text.includes('*') ? `^${pattern}$` : `^${pattern}-`)
  const found = cases.filter(({ name }) => whole.test(name))
  if (found.length === 0)
    throw new WrongUse(`No case is named '${text}'. --list shows all names, and * stands for any part of one.`)
  return found
}
