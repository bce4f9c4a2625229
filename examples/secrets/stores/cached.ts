/**
 * Reads at most once a period, and never twice at once. While it reads anew, and when the secret store is away, what was known goes on.
 *
 * @param seconds How old a value may be before it is read anew. Default 300.
 */
export function cached<Value>(read: () => Promise<Value>, seconds = 300): () => Promise<Value> {
  let known: Promise<Value> | undefined
  let readAt = 0
  return () => {
    const now = performance.now()
    if (known === undefined) {
      readAt = now
      known = read()
      known.catch(() => {
        known = undefined // the first one failed: the next call asks again
      })
    } else if (now - readAt >= seconds * 1_000) {
      readAt = now
      read().then(
        (value) => {
          known = Promise.resolve(value)
        },
        (error) => console.error('the secret store is away, and the old value goes on', String(error)),
      )
    }
    return known
  }
}
