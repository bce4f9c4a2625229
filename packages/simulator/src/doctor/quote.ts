import { clipText, toPrintableText } from '../answer/printable-text.ts'

/** Shows text from a capture in quotes, with its line breaks written out, at most 120 characters of it. */
export function quote(text: string): string {
  return toPrintableText(JSON.stringify(clipText(text, 120)))
}
