/** An error's name, and the place that threw it: where it is no secret what its text says, that stands between them. */
export function describeError(error: unknown, text?: string): string {
  if (!(error instanceof Error)) return text ?? `a thrown ${typeof error}`
  const place = /\n +(at .*)/.exec(error.stack ?? '')?.[1]
  return [error.name, text === undefined ? '' : `: ${text}`, place === undefined ? '' : ` ${place}`].join('')
}

/** One line of printable text. A line end in it would let its author write lines of their own into a log. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
}
