import { SnapConfigurationError } from './configuration-error.ts'

/** Every option of an interface: one that is missing does not compile. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>

/**
 * Refuses options that do not exist, which JavaScript would pass over in silence.
 *
 * @param where What takes them, for messages: `createSnap`.
 * @throws SnapConfigurationError `OPTION_INVALID` that names the option, and the nearest one there is.
 */
export function checkOptionNames<Options extends object>(
  where: string,
  given: Options,
  known: OptionNames<Options>,
): void {
  if (typeof given !== 'object' || given === null)
    throw new SnapConfigurationError(
      'OPTION_INVALID',
      `${where} takes an object of options; ${given === null ? 'null' : typeof given} came.`,
    )
  const names = Object.keys(known)
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(known, name)) continue
    const near = findNear(name, names)
    const help =
      near === undefined ? `There ${names.length === 1 ? 'is' : 'are'}: ${names.join(', ')}.` : `Did you mean ${near}?`
    throw new SnapConfigurationError('OPTION_INVALID', `${where}: there is no option ${name}. ${help}`)
  }
}

/** The known name that another one was probably meant to be: the same in another case, or a letter or two from it, as its length allows. */
export function findNear(name: string, known: readonly string[]): string | undefined {
  const judged = known.map((each) => ({ each, distance: distanceOf(name.toLowerCase(), each.toLowerCase()) }))
  return judged
    .filter(({ each, distance }) => distance <= Math.max(1, Math.floor(each.length / 6)))
    .sort((one, other) => one.distance - other.distance)[0]?.each
}

/** How many letters must be added, removed or replaced (Levenshtein). */
function distanceOf(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 4) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [column, against] of [...other].entries()) {
      const replaced = (row[column] ?? 0) + (letter === against ? 0 : 1)
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
