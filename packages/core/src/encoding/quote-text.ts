/** How much of what came is told. */
const TOLD_CHARACTERS = 40

/** A text from outside, for a message: quoted, without control characters, its first 40 characters at most. */
export function quoteText(text: string): string {
  return JSON.stringify(text.length > TOLD_CHARACTERS ? `${text.slice(0, TOLD_CHARACTERS)}…` : text)
}
