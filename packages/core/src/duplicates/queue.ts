/** First in, first out, each step in constant time: a Set that loses its first members over and over has to step over all the gaps they left. */
export interface Queue<T> {
  push(item: T): void
  /** The oldest item, which stays. */
  peek(): T | undefined
  /** Takes the oldest item out. */
  shift(): T | undefined
  [Symbol.iterator](): Iterator<T>
}

const COMPACT_FROM = 1024

export function createQueue<T>(): Queue<T> {
  let items: T[] = []
  let first = 0
  return {
    push(item) {
      items.push(item)
    },
    peek: () => items[first],
    shift() {
      const item = items[first]
      if (first < items.length) first++
      if (first >= COMPACT_FROM && first * 2 >= items.length) {
        items = items.slice(first)
        first = 0
      }
      return item
    },
    *[Symbol.iterator]() {
      for (let index = first; index < items.length; index++) yield items[index] as T // inside the bounds
    },
  }
}
