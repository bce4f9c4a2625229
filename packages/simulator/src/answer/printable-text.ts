/** Controls, marks that change the direction of text, what has no width, and halves of a character. Line feed and tab are left. */
const UNPRINTABLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu

/**
 * Makes text of others fit to be shown: what would steer a terminal, turn text around or break XML is written out, `\u{1b}`.
 * Line feeds and tabs stay; a carriage return before a line feed goes.
 *
 * Does *not* escape for HTML, Markdown or XML.
 */
export function toPrintableText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`)
}

/** The same on one line, with white space run together. */
export function toPrintableLine(text: string): string {
  return toPrintableText(text).replace(/\s+/g, ' ').trim()
}

/** The start of a text that is longer than `most` characters, and how much more there was. */
export function clipText(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, most)}… (${text.length - most} more characters)`
}
