/** Says on stderr what is being done: over the same line on a terminal, else a line each. Nothing takes what is there away. */
export function showProgress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${what}`)
  else if (what !== '') process.stderr.write(`${what}\n`)
}
