/** Somebody started a command wrongly. The message names the fix; the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
