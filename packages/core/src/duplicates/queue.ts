/** What lies in a queue carries the queue's own links, so that it can be taken out of the middle. At most one queue at a time. */
export interface Queued<T> {
  before: T | undefined
  after: T | undefined
}

/** First in, first out, each step in constant time. What has left is held by nothing of the queue, and holds nothing of it. */
export interface Queue<T> {
  push(item: T): void
  /** The oldest item, which stays. */
  peek(): T | undefined
  /** Takes an item out that lies in this queue. */
  remove(item: T): void
}

export function createQueue<T extends Queued<T>>(): Queue<T> {
  let first: T | undefined
  let last: T | undefined
  return {
    push(item) {
      item.before = last
      if (last === undefined) first = item
      else last.after = item
      last = item
    },
    peek: () => first,
    remove(item) {
      const { before, after } = item
      if (before === undefined) first = after
      else before.after = after
      if (after === undefined) last = before
      else after.before = before
      item.before = undefined
      item.after = undefined
    },
  }
}
