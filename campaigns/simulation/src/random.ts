/** Numbers that a seed decides, and nothing else. */
export interface Random {
  /** From 0 up to, and without, 1. */
  next(): number
  /** A whole number from 0 up to, and without, `count`. */
  below(count: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  chance(probability: number): boolean
  /** One of the items; the list may not be empty. */
  pick<T>(items: readonly T[]): T
  /** One of the names, each as often as its weight says. */
  pickWeighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name
}

/** `mulberry32`, started by a hash of the seed and of what the numbers are for, so that two uses of one seed have nothing in common. */
export function createRandom(seed: number, use: string): Random {
  let state = 0x811c9dc5
  for (const character of `${seed}/${use}`) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193)

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick<T>(items: readonly T[]): T {
      return items[below(items.length)] as T // below() is smaller than the length
    },
    pickWeighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
      const names = Object.keys(weights) as Name[] // the keys of a record
      let rest = next() * names.reduce((sum, name) => sum + weights[name], 0)
      for (const name of names) {
        rest -= weights[name]
        if (rest < 0) return name
      }
      return names[0] as Name // there is one
    },
  }
}
