const ESCAPE = /\\u([0-9a-fA-F]{4})|\\(["\\/bfnrt])/g

/** `é` as `\u00e9`, in what is no ASCII. */
export function escapeNonAscii(text: string): string {
  return text.replace(/[\u0080-\uffff]/g, (unit) => toEscape(unit))
}

/** `/` as `\/`, where it is not that already. */
export function escapeSlashes(text: string): string {
  return text.replace(/\\.|\//gs, (match) => (match === '/' ? '\\/' : match))
}

/** `<`, `>` and `&` as `\u003c`, as Go does; with `'` and `=` as Gson does. */
export function escapeHtml(text: string, characters: RegExp = /[<>&\u2028\u2029]/g): string {
  return text.replace(characters, (unit) => toEscape(unit))
}

/** Every escape that JSON does not need is taken out; as JSON.stringify writes it. */
export function unescapeAll(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text))
  } catch {
    return text
  }
}

/** `\/` as `/`. */
export function unescapeSlashes(text: string): string {
  return text.replace(/\\(.)/gs, (match, character: string) => (character === '/' ? '/' : match))
}

/** The digits of `\u00E9` in the other letter case. */
export function setEscapeCase(text: string, to: 'upper' | 'lower'): string {
  return text.replace(ESCAPE, (match, hex: string | undefined) =>
    hex === undefined ? match : `\\u${to === 'upper' ? hex.toUpperCase() : hex.toLowerCase()}`,
  )
}

function toEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`
}
