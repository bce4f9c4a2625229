/** One token of a JSON text, as it was written. */
export interface JsonToken {
  readonly kind: 'string' | 'number' | 'space' | 'other'
  readonly text: string
}

const TOKEN = /("(?:[^"\\]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([ \t\r\n]+)|./gs

/** Splits a JSON text; joined again, the tokens are the text. Does *not* check its grammar. */
function readJsonTokens(text: string): readonly JsonToken[] {
  return Array.from(text.matchAll(TOKEN), ([token, string, number, space]) => ({
    kind: string !== undefined ? 'string' : number !== undefined ? 'number' : space !== undefined ? 'space' : 'other',
    text: token,
  }))
}

/** How a JSON text is written anew. What is not named stays byte for byte. */
export interface JsonForm {
  /** A number as it was written. */
  readonly number?: (text: string) => string
  /** A string with its quotes and escapes. */
  readonly string?: (text: string) => string
  /** Members by name, at every depth. */
  readonly sorted?: true
  /** The white space between tokens; `keep` by default. */
  readonly layout?: JsonLayout
}

/** `spaced` is Python's `", "` and `": "`. A number or tab is an indent, as of `JSON.stringify`. */
export type JsonLayout = 'keep' | 'compact' | 'spaced' | 2 | 4 | '\t'

/**
 * Writes a JSON text in another form, without parsing numbers or strings.
 *
 * @returns `undefined` when the body is no UTF-8 or no JSON, or too large or nested too deep for any call of SNAP.
 */
export function rewriteJson(
  body: Uint8Array,
  { number, string, sorted, layout = 'keep' }: JsonForm,
): Uint8Array | undefined {
  const text = decodeJson(body)
  if (text === undefined) return undefined
  const tokens = readJsonTokens(text).map((token) => {
    if (token.kind === 'string' && string !== undefined) return { ...token, text: string(token.text) }
    if (token.kind === 'number' && number !== undefined) return { ...token, text: number(token.text) }
    return token
  })
  const ordered = sorted === undefined ? tokens : sortMembers(tokens)
  return Buffer.from(layout === 'keep' ? ordered.map((token) => token.text).join('') : lay(ordered, layout))
}

const MAX_BYTES = 1_048_576
const MAX_DEPTH = 100

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of a body that is JSON in UTF-8, no larger and no deeper than any call of SNAP, or `undefined`. */
export function decodeJson(body: Uint8Array): string | undefined {
  if (body.length > MAX_BYTES) return undefined
  try {
    const text = decoder.decode(body)
    JSON.parse(text)
    return depthOf(text) > MAX_DEPTH ? undefined : text
  } catch {
    return undefined
  }
}

/** Sorts the members of each object; white space is dropped where there was an order to change. */
function sortMembers(tokens: readonly JsonToken[]): readonly JsonToken[] {
  interface Open {
    readonly opener: JsonToken
    readonly items: JsonToken[][]
  }
  const root: Open = { opener: { kind: 'other', text: '' }, items: [[]] }
  const stack: Open[] = [root]
  for (const token of tokens) {
    const top = stack.at(-1) ?? root
    if (token.kind === 'space') continue
    if (token.text === '{' || token.text === '[') stack.push({ opener: token, items: [[]] })
    else if (token.text === ',') top.items.push([])
    else if (token.text === '}' || token.text === ']') {
      stack.pop()
      const items = top.opener.text === '{' ? top.items.sort((one, other) => compareNames(one[0], other[0])) : top.items
      const comma: JsonToken = { kind: 'other', text: ',' }
      const inner = items.flatMap((item, index) => (index === 0 ? item : [comma, ...item]))
      const outer = (stack.at(-1) ?? root).items
      outer.push([...(outer.pop() ?? []), top.opener, ...inner, token])
    } else top.items.at(-1)?.push(token)
  }
  return root.items.flat()
}

function compareNames(one: JsonToken | undefined, other: JsonToken | undefined): number {
  const [a = '', b = ''] = [one?.text.slice(1, -1), other?.text.slice(1, -1)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** At most; brackets inside strings count too. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

function lay(tokens: readonly JsonToken[], layout: Exclude<JsonLayout, 'keep'>): string {
  const significant = tokens.filter(({ kind }) => kind !== 'space')
  if (layout === 'compact') return significant.map(({ text }) => text).join('')
  if (layout === 'spaced') {
    return significant.map(({ text }) => (text === ',' || text === ':' ? `${text} ` : text)).join('')
  }
  const indent = layout === '\t' ? '\t' : ' '.repeat(layout)
  const newLine = (depth: number) => `\n${indent.repeat(depth)}`
  let depth = 0
  let output = ''
  for (const [index, { text }] of significant.entries()) {
    const before = significant[index - 1]?.text
    const isOpener = text === '{' || text === '['
    if (text === '}' || text === ']') {
      depth--
      if (before !== '{' && before !== '[') output += newLine(depth)
    } else if (before === '{' || before === '[' || before === ',') output += newLine(depth)
    output += text === ':' ? ': ' : text
    if (isOpener) depth++
  }
  return output
}
