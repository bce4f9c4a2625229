import { isRecord } from './json-layers.ts'

/**
 * Reads headers as logs hold them: an object of texts or lists, a list of pairs or of `{ name, value }`, Node's `rawHeaders`, or one
 * text with a line each. `HTTP_X_TIMESTAMP` of CGI, PHP and Django is `x-timestamp`. Pseudo-headers of HTTP/2 are left out, but for the host.
 *
 * @returns By lower-case name; `undefined` where it is nothing of the kind.
 */
export function readJsonHeaders(value: unknown): ReadonlyMap<string, string> | undefined {
  const pairs = listPairs(value)
  if (pairs === undefined) return undefined
  const headers = new Map<string, string>()
  for (const [name, text] of pairs) {
    const key = toHeaderName(name)
    if (key.startsWith(':') || text === undefined) continue
    const before = headers.get(key)
    headers.set(key, before === undefined ? text : `${before}, ${text}`)
  }
  return headers
}

type Pair = readonly [name: string, text: string | undefined]

function listPairs(value: unknown): readonly Pair[] | undefined {
  if (typeof value === 'string') return listLines(value)
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([name, held]) =>
      Array.isArray(held) ? held.map((one): Pair => [name, toText(one)]) : [[name, toText(held)] as const],
    )
  }
  if (!Array.isArray(value)) return undefined
  const items: readonly unknown[] = value
  if (items.every((item) => typeof item === 'string')) {
    return Array.from({ length: Math.floor(items.length / 2) }, (_, index) => [
      items[index * 2] ?? '',
      items[index * 2 + 1] ?? '',
    ])
  }
  const pairs = items.map(toPair)
  return pairs.every((pair) => pair !== undefined) ? pairs : undefined
}

function listLines(text: string): readonly Pair[] | undefined {
  const pairs = text.split(/\r?\n/).flatMap((line) => {
    const [, name, value] = /^([^\s:]+)[ \t]*:[ \t]*(.*)$/.exec(line.trim()) ?? []
    return name === undefined ? [] : [[name, value] as const]
  })
  return pairs.length === 0 ? undefined : pairs
}

function toPair(item: unknown): Pair | undefined {
  if (Array.isArray(item)) {
    const [name, text] = item
    return typeof name === 'string' ? [name, toText(text)] : undefined
  }
  if (!isRecord(item)) return undefined
  const name = item.name ?? item.key ?? item.Name
  return typeof name === 'string' ? [name, toText(item.value ?? item.Value)] : undefined
}

function toText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}

function toHeaderName(name: string): string {
  const lower = name.toLowerCase()
  if (lower === ':authority') return 'host'
  return lower.includes('-') ? lower : lower.replace(/^http_(?=.)/, '').replaceAll('_', '-')
}
