/** A text as a reader may take it, each unit with the place that it has in the text itself. */
export interface View {
  readonly units: string
  /** Where a unit begins, and where it ends. */
  readonly starts: Int32Array
  readonly ends: Int32Array
}

/** How often escapes may be escaped: JSON in JSON in a URL. */
const MOST_ROUNDS = 4

const ESCAPE =
  /\\u\{([0-9a-f]{1,6})\}|\\u([0-9a-f]{4})|\\x([0-9a-f]{2})|%([0-9a-f]{2})|&#x([0-9a-f]{1,6});|&#(\d{1,7});|&(amp|lt|gt|quot|apos|sol|plus|equals|lowbar|hyphen|colon|period|comma);|\\([nrtbf0])|\\([\s\S])/gi

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  sol: '/',
  plus: '+',
  equals: '=',
  lowbar: '_',
  hyphen: '-',
  colon: ':',
  period: '.',
  comma: ',',
}

/** What stands between the pieces of a text that was folded, quoted or listed; it counts nowhere. */
const BETWEEN = /[\s"',:=\\]/

/**
 * The text as it stands, then with its escapes read (JSON, JavaScript, URL, HTML), then with those read that come out of that, as
 * long as there are any. Letter case is folded, and so are the two alphabets of base64; white space, quotes and what else stands between pieces
 * is left out.
 */
export function listViews(text: string): readonly View[] {
  const views: View[] = []
  let view: View | undefined = { units: text, starts: countUp(text.length), ends: countUp(text.length, 1) }
  for (let round = 0; view !== undefined && round < MOST_ROUNDS; round++) {
    views.push(fold(view))
    view = decode(view)
  }
  return views
}

const NOWHERE = new Int32Array()

/** The same fold of a text alone. */
export function foldText(text: string): string {
  return fold({ units: text, starts: NOWHERE, ends: NOWHERE }).units
}

function countUp(length: number, from = 0): Int32Array {
  return Int32Array.from({ length }, (_, index) => index + from)
}

/** Reads the escapes; `undefined` where there is none. */
function decode({ units, starts, ends }: View): View | undefined {
  const parts: string[] = []
  const newStarts: number[] = []
  const newEnds: number[] = []
  let at = 0
  const keep = (until: number): void => {
    parts.push(units.slice(at, until))
    for (let index = at; index < until; index++) {
      newStarts.push(starts[index] ?? 0)
      newEnds.push(ends[index] ?? 0)
    }
  }
  for (const match of units.matchAll(ESCAPE)) {
    const read = readEscape(match)
    keep(match.index)
    at = match.index + match[0].length
    parts.push(read)
    for (let index = 0; index < read.length; index++) {
      newStarts.push(starts[match.index] ?? 0)
      newEnds.push(ends[at - 1] ?? 0)
    }
  }
  if (at === 0) return undefined
  keep(units.length)
  return { units: parts.join(''), starts: Int32Array.from(newStarts), ends: Int32Array.from(newEnds) }
}

function readEscape([, braced, short, byte, percent, hex, decimal, name, control, other]: RegExpMatchArray): string {
  const digits = braced ?? short ?? byte ?? percent ?? hex
  const point = digits !== undefined ? Number.parseInt(digits, 16) : decimal !== undefined ? Number(decimal) : undefined
  if (point !== undefined) return point > 0x10_ffff ? '' : String.fromCodePoint(point)
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? ''
  return control === undefined ? (other ?? '') : ' '
}

/** What is left out, in the table of units. */
const DROPPED = 0xffff

/** What each unit of ASCII counts for. */
const FOLDED = Uint16Array.from({ length: 128 }, (_, code) => {
  const unit = String.fromCharCode(code)
  if (BETWEEN.test(unit)) return DROPPED
  return (unit === '-' ? '+' : unit === '_' ? '/' : unit.toLowerCase()).charCodeAt(0)
})

function fold({ units, starts, ends }: View): View {
  const kept = new Uint16Array(units.length)
  const newStarts = new Int32Array(starts.length)
  const newEnds = new Int32Array(ends.length)
  let length = 0
  for (let index = 0; index < units.length; index++) {
    const code = units.charCodeAt(index)
    const folded = code < 128 ? (FOLDED[code] ?? code) : code
    if (folded === DROPPED) continue
    kept[length] = folded
    newStarts[length] = starts[index] ?? 0
    newEnds[length] = ends[index] ?? 0
    length++
  }
  return {
    units: Buffer.from(kept.buffer, 0, length * 2).toString('utf16le'),
    starts: newStarts.subarray(0, length),
    ends: newEnds.subarray(0, length),
  }
}
