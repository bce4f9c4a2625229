import { fail, ok, type Result } from '../result.ts'

const QUOTE = 0x22
const MINUS = 0x2d
const ZERO = 0x30
const NINE = 0x39
const BACKSLASH = 0x5c

/** The whole grammar of a JSON number: what is not one stays as it is, for `JSON.parse` to refuse. */
const NUMBER: RegExp = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** As many digits a double carries without loss. */
const EXACT_DIGITS = 15

/**
 * Quotes the numbers of a JSON text that a double would not carry: those of 16 digits and more, and any that it would not print back as
 * it came (`10000.00`, `1e3`). `JSON.parse` then gives their own characters as a text. The same pass bounds the nesting, before anything
 * recursive sees the text.
 *
 * One pass over what stands outside strings; a text without such a number comes back as the very same one. Does *not* check the grammar
 * of JSON, and never makes a text valid that was not: a number in the place of a name stays unquoted.
 *
 * @returns The text, or `JSON_INVALID` where it is nested deeper than `maximumDepth` objects and lists.
 * @example
 * const quoted = quoteLongNumbers('{"customerNo":12345678901234567890}', 100) // {"customerNo":"12345678901234567890"}
 */
export function quoteLongNumbers(text: string, maximumDepth: number): Result<string> {
  let depth = 0
  let quoted = ''
  let copied = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) {
      index = closingQuote(text, index)
    } else if (code === 0x7b || code === 0x5b) {
      depth++
      if (depth > maximumDepth) return fail('JSON_INVALID', `the body is nested more than ${maximumDepth} levels deep`)
    } else if (code === 0x7d || code === 0x5d) {
      depth--
    } else if (code === MINUS || isDigit(code)) {
      const end = endOfNumber(text, index)
      if (losesCharacters(text, index, end) && !isName(text, end)) {
        quoted += `${text.slice(copied, index)}"${text.slice(index, end)}"`
        copied = end
      }
      index = end - 1
    }
  }
  return ok(copied === 0 ? text : quoted + text.slice(copied))
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE
}

/** The index of the quote that closes the string opened at `start`, or the end of the text. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++
    if (backslashes % 2 === 0) return end
  }
  return text.length
}

/** The index behind the last character that could belong to the number at `start`. */
function endOfNumber(text: string, start: number): number {
  let end = start + 1
  while (end < text.length && (isDigit(text.charCodeAt(end)) || '.eE+-'.includes(text.charAt(end)))) end++
  return end
}

function losesCharacters(text: string, start: number, end: number): boolean {
  const token = text.slice(start, end)
  // The common one: a short whole number. Minus zero is the only one of these that a double prints otherwise.
  if (token.length <= EXACT_DIGITS && /^\d+$/.test(token)) return false
  if (!NUMBER.test(token)) return false
  const [mantissa = ''] = token.split(/[eE]/, 1)
  const digits = mantissa.replace(/\D/g, '').replace(/^0+/, '')
  return digits.length > EXACT_DIGITS || String(Number(token)) !== token
}

/** Whether a colon follows: a name must be a string, and quoting it would mend a text that is not JSON. */
function isName(text: string, end: number): boolean {
  let index = end
  while (index < text.length && ' \t\r\n'.includes(text.charAt(index))) index++
  return text.charAt(index) === ':'
}
