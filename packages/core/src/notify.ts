import { describeError, oneLine } from './describe-error.ts'

/**
 * Calls a listener. What it throws, or rejects with, must change nothing: an async function fits its type too.
 *
 * @param onError Told of what it threw, or rejected with. Whatever this throws is lost.
 */
export function notify(listener: () => unknown, onError: (error: unknown) => void = () => {}): void {
  const fail = (error: unknown) => {
    try {
      onError(error)
    } catch {}
  }
  try {
    const heard = listener()
    if (heard !== undefined) Promise.resolve(heard).catch(fail)
  } catch (error) {
    fail(error)
  }
}

/**
 * Tells of the first failure of a listener, and of no other: a logger that is down would fill the console. Its text is not told: it may hold what
 * the listener was given.
 *
 * @param option The option that the listener is.
 */
export function tellOnce(option: string): (error: unknown) => void {
  let isTold = false
  return (error) => {
    if (isTold) return
    isTold = true
    const what = oneLine(describeError(error))
    console.error(
      `[snap] ${option} failed: ${what}. Calls are answered all the same. It is told once: mend the function.`,
    )
  }
}
