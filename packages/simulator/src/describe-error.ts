/** What was thrown, as one line for people. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  // OpenSSL ends its lines with a colon and a line break.
  return error.message === '' && 'code' in error ? String(error.code) : error.message.replace(/[:\s]+$/, '')
}
