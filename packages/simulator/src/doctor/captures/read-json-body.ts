import { isRecord } from './json-layers.ts'

/** A body as JSON held it. */
export interface JsonBody {
  readonly body: Uint8Array
  /** What is lost of it. */
  readonly oddities: readonly string[]
}

/**
 * Reads a body as logs hold it: text, base64, a Buffer or other bytes written as JSON, or the object that a parser made of it, whose
 * bytes are lost: it is written anew as compact JSON.
 */
export function readJsonBody(value: unknown, isBase64: boolean): JsonBody {
  if (value === undefined || value === null) return { body: new Uint8Array(), oddities: [] }
  if (typeof value === 'string') return { body: Buffer.from(value, isBase64 ? 'base64' : 'utf8'), oddities: [] }
  const bytes = readBytes(value)
  if (bytes !== undefined) return { body: bytes, oddities: [] }
  return {
    body: Buffer.from(JSON.stringify(value)),
    oddities: [
      'The capture holds the body as an object and not as it came: its bytes are lost, so it is taken as compact JSON. Where the signature covers the body, log the bytes before anything parses them.',
    ],
  }
}

/** `{ type: 'Buffer', data: […] }`, a list of bytes, or a Uint8Array as JSON.stringify writes it. */
function readBytes(value: unknown): Uint8Array | undefined {
  if (isRecord(value) && value.type === 'Buffer') return readBytes(value.data)
  const items: readonly unknown[] = Array.isArray(value) ? value : isIndexed(value) ? Object.values(value) : []
  const isBytes = items.every((item) => Number.isInteger(item) && Number(item) >= 0 && Number(item) <= 255)
  return items.length > 0 && isBytes ? Uint8Array.from(items, Number) : undefined
}

function isIndexed(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.keys(value).every((key, index) => key === String(index))
}
