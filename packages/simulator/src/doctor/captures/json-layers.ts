import { parseJson } from '../../parse-json.ts'

/** A JSON object of unknown members. */
export type JsonRecord = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Where loggers put a request inside their own object; as text, where they log JSON in JSON. */
const INSIDE = [
  'req',
  'request',
  'http',
  'httpRequest',
  'event',
  'call',
  'context',
  'message',
  'msg',
  'log',
  'data',
  '_source',
]

const MOST_LAYERS = 40

/** An object and the objects inside it in which a request may lie, the outer ones first. */
export function listLayers(value: JsonRecord): readonly JsonRecord[] {
  const layers: JsonRecord[] = [value]
  for (let index = 0; index < layers.length && layers.length < MOST_LAYERS; index++) {
    const layer = layers[index] ?? {}
    layers.push(...INSIDE.map((name) => toRecord(layer[name])).filter((inner) => inner !== undefined))
  }
  return layers.slice(0, MOST_LAYERS)
}

function toRecord(value: unknown): JsonRecord | undefined {
  if (typeof value !== 'string') return isRecord(value) ? value : undefined
  if (!value.trimStart().startsWith('{')) return undefined
  const parsed = parseJson(value)
  return isRecord(parsed) ? parsed : undefined
}

/** The first member of these names that the check takes, by the order of the names, in the first layer that has one. */
export function findMember<Value>(
  layers: readonly JsonRecord[],
  names: readonly string[],
  accept: (value: unknown) => value is Value,
): { readonly name: string; readonly value: Value } | undefined {
  for (const layer of layers) {
    for (const name of names) {
      const value = Object.hasOwn(layer, name) ? layer[name] : undefined
      if (accept(value)) return { name, value }
    }
  }
  return undefined
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** An instant as logs write one: ISO 8601, or seconds, milliseconds or nanoseconds since 1970. */
export function readInstant(value: unknown): Date | undefined {
  const count = typeof value === 'number' ? value : /^\d{9,19}(\.\d+)?$/.test(String(value)) ? Number(value) : undefined
  const date = count === undefined ? new Date(isText(value) ? value : Number.NaN) : new Date(toMilliseconds(count))
  return Number.isNaN(date.getTime()) ? undefined : date
}

function toMilliseconds(count: number): number {
  if (count >= 1e17) return count / 1e6
  if (count >= 1e14) return count / 1e3
  return count >= 1e11 ? count : count * 1e3
}
