/** So many calls, and the engine has compiled what it will compile. */
const ENOUGH_CALLS = 12_000
const LONGEST_MILLISECONDS = 8_000

/** Calls until the code is warm: for a number of calls, not for a time, so that a slow contender gets as many as a fast one. */
export async function warmUp(call: () => Promise<{ readonly calls: number }>, quick: boolean): Promise<void> {
  const enough = quick ? ENOUGH_CALLS / 10 : ENOUGH_CALLS
  const end = performance.now() + LONGEST_MILLISECONDS
  let made = 0
  do {
    const { calls } = await call()
    made += calls
  } while (made < enough && performance.now() < end)
}
