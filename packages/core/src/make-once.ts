/** Makes a value, or the promise of one, on first use, and gives that same one from then on. What throws is tried again. */
export function makeOnce<T extends object | string>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
