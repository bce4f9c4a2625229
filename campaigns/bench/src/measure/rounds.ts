/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = Number.NaN, high = Number.NaN] = sorted.slice(sorted.length % 2 === 0 ? middle - 1 : middle, middle + 1)
  return sorted.length % 2 === 0 ? (low + high) / 2 : low
}

/** What each round gave, by contender, in the order of the rounds. */
export type Rounds<Name extends string, T> = Readonly<Record<Name, readonly T[]>>

/** Measures each contender in turn, round after round: what disturbs the machine for a while disturbs all of them alike. */
export async function interleave<Name extends string, T>(
  contenders: readonly Name[],
  rounds: number,
  measure: (contender: Name) => Promise<T>,
): Promise<Rounds<Name, T>> {
  const results = Object.fromEntries(contenders.map((name) => [name, []])) as unknown as Record<Name, T[]> // one for each
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another, so that none always comes behind the same.
    for (let step = 0; step < contenders.length; step++) {
      const name = contenders[(round + step) % contenders.length] as Name // within the list
      results[name].push(await measure(name))
    }
  }
  return results
}

/** The median of the ratios within each round, not the ratio of two medians: a round's two windows lie close together. */
export function medianRatio(of: readonly number[], against: readonly number[]): number {
  return median(of.map((value, round) => value / (against[round] ?? Number.NaN)))
}

/** A figure of a row in its rounds, and what it is against each reference. */
export function compareRounds<Name extends string, T>(
  rounds: Rounds<Name, T>,
  name: Name,
  references: readonly Name[],
  read: (round: T) => number,
): Readonly<Record<string, number>> {
  const values = (of: Name) => rounds[of].map(read)
  return Object.fromEntries(references.map((other) => [other, medianRatio(values(name), values(other))]))
}
