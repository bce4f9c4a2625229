/** A value, or the promise of one: what is there at once on one platform may be a job for a thread on another. */
export type MaybePromise<T> = T | Promise<T>

/** Not by `instanceof`: where somebody has put another class in the place of `Promise`, what an async function gives is none of it. */
export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && 'then' in value
}

/** Goes on with a value: on the spot where it is there, else when it comes. */
export function proceed<T, Next>(value: MaybePromise<T>, next: (value: T) => MaybePromise<Next>): MaybePromise<Next> {
  return isPromise(value) ? value.then(next) : next(value)
}

/** All values, once the last one is there. */
export function gather<T>(values: readonly MaybePromise<T>[]): MaybePromise<readonly T[]> {
  const there = values.filter((value): value is T => !isPromise(value))
  return there.length === values.length ? there : Promise.all(values)
}
