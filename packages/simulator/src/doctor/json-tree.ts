import type { JsonToken } from './json-token.ts'

/** A JSON value: an object or a list, or the text of anything else, as it was written. */
export type JsonTree = string | JsonBranch

interface JsonBranch {
  readonly kind: 'object' | 'list'
  readonly members: readonly JsonMember[]
}

interface JsonMember {
  /** With its quotes; absent in a list. */
  readonly name?: string
  readonly value: JsonTree
}

/** Reads the tokens of a text that is JSON. Recurses: the text must not nest deep. */
export function readJsonTree(tokens: readonly JsonToken[]): JsonTree {
  const left = tokens.filter(({ kind }) => kind !== 'space').map(({ text }) => text)
  let at = 0
  const readValue = (): JsonTree => {
    const text = left[at++] ?? ''
    if (text !== '{' && text !== '[') return text
    const kind = text === '{' ? 'object' : 'list'
    const members: JsonMember[] = []
    while (at < left.length && left[at] !== '}' && left[at] !== ']') {
      if (left[at] === ',') at++
      else if (kind === 'list') members.push({ value: readValue() })
      else {
        const name = left[at] ?? ''
        at += 2
        members.push({ name, value: readValue() })
      }
    }
    at++
    return { kind, members }
  }
  return readValue()
}

/** Which objects have their members sorted, and how. */
export type JsonOrder = 'everywhere' | 'at the top' | 'inside' | 'whatever case' | 'backwards'

/** Sorts the members of objects by name. */
export function sortJsonTree(tree: JsonTree, order: JsonOrder, depth: number = 0): JsonTree {
  if (typeof tree === 'string') return tree
  const members = tree.members.map((member) => ({ ...member, value: sortJsonTree(member.value, order, depth + 1) }))
  const isSorted = order === 'at the top' ? depth === 0 : order !== 'inside' || depth > 0
  if (tree.kind === 'list' || !isSorted) return { ...tree, members }
  const fold = (name = '') => (order === 'whatever case' ? name.toLowerCase() : name)
  const direction = order === 'backwards' ? -1 : 1
  return { ...tree, members: members.sort((one, other) => direction * compare(fold(one.name), fold(other.name))) }
}

/** By UTF-16 units, without the quotes: `a` before `a b`. */
function compare(one: string, other: string): number {
  const [a, b] = [one.slice(1, -1), other.slice(1, -1)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** The white space of a JSON text. */
export interface JsonLayout {
  readonly comma: string
  readonly colon: string
  /** What stands inside braces and brackets, on one line. */
  readonly inside?: string
  /** What one level is indented by; absent where all is one line. */
  readonly indent?: string
  /** Default: a line feed. */
  readonly lineBreak?: string
  /** Lists stay on one line, as Jackson writes them. */
  readonly inlineLists?: true
  /** What has one member stays on one line, as org.json writes it. */
  readonly inlineSingles?: true
}

/** Writes a tree with the white space of a layout. */
export function writeJsonTree(tree: JsonTree, layout: JsonLayout, depth: number = 0): string {
  if (typeof tree === 'string') return tree
  const { comma, colon, inside = '', indent, lineBreak = '\n', inlineLists, inlineSingles } = layout
  const [open, close] = tree.kind === 'object' ? ['{', '}'] : ['[', ']']
  const { members } = tree
  if (members.length === 0) return open + (inlineLists ? ' ' : '') + close
  const isList = tree.kind === 'list'
  const isInline = indent === undefined || (isList && inlineLists) || (inlineSingles && members.length === 1)
  const inner = isInline ? depth : depth + 1
  const texts = members.map(
    ({ name, value }) => (name === undefined ? '' : name + colon) + writeJsonTree(value, layout, inner),
  )
  if (isInline) {
    const pad = inlineLists && isList ? ' ' : inside
    return open + pad + texts.join(indent === undefined ? comma : ', ') + pad + close
  }
  const newLine = lineBreak + indent.repeat(inner)
  return open + newLine + texts.join(comma.trimEnd() + newLine) + lineBreak + indent.repeat(depth) + close
}
