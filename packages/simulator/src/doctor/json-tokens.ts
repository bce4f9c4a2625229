import type { JsonToken } from './json-token.ts'
import { type JsonLayout, type JsonOrder, readJsonTree, sortJsonTree, writeJsonTree } from './json-tree.ts'

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
  /** Members by name. Without a layout it is compact then. */
  readonly order?: JsonOrder
  /** The white space between tokens. */
  readonly layout?: JsonLayout
}

/** No white space between tokens, as the standard minifies. */
export const COMPACT: JsonLayout = { comma: ',', colon: ':' }

/** A blank behind commas and colons, as Python's json.dumps writes it. */
export const SPACED: JsonLayout = { comma: ', ', colon: ': ' }

/**
 * Writes a JSON text in another form, without parsing numbers or strings.
 *
 * @returns `undefined` when the body is no UTF-8 or no JSON, or too large or nested too deep for any call of SNAP.
 */
export function rewriteJson(body: Uint8Array, { number, string, order, layout }: JsonForm): Uint8Array | undefined {
  const read = readOnce(body)
  if (read === undefined) return undefined
  const tokens = read.map((token) => {
    if (token.kind === 'string' && string !== undefined) return { ...token, text: string(token.text) }
    if (token.kind === 'number' && number !== undefined) return { ...token, text: number(token.text) }
    return token
  })
  if (order === undefined && layout === undefined) return Buffer.from(tokens.map((token) => token.text).join(''))
  const tree = readJsonTree(tokens)
  return Buffer.from(writeJsonTree(order === undefined ? tree : sortJsonTree(tree, order), layout ?? COMPACT))
}

/** Each body is read once, however often it is written. */
const KNOWN = new WeakMap<Uint8Array, { readonly tokens: readonly JsonToken[] | undefined }>()

function readOnce(body: Uint8Array): readonly JsonToken[] | undefined {
  const known = KNOWN.get(body)
  if (known !== undefined) return known.tokens
  const text = decodeJson(body)
  const tokens = text === undefined ? undefined : readJsonTokens(text)
  KNOWN.set(body, { tokens })
  return tokens
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
