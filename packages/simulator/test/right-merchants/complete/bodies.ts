import type { IncomingMessage } from 'node:http'
import { badRequest } from './refusal.ts'

const LONGEST_BODY = 65_536
const LONGEST_DRAINED = 8 * 1_048_576

/**
 * The bytes as they came, or a refusal where they are too many. The rest is read and thrown away, within bounds: a
 * connection that is closed on unread bytes can lose the answer.
 */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > LONGEST_DRAINED) break
    if (length <= LONGEST_BODY) chunks.push(chunk)
  }
  if (length > LONGEST_BODY) throw badRequest()
  return Buffer.concat(chunks)
}

/** A JSON object, or a refusal. */
export function parseObject(body: Buffer): Readonly<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw badRequest()
  }
  if (!isObject(value)) throw badRequest()
  return value
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What the sender may have hashed: the bytes, or the bytes without white space outside strings. */
export function formsOf(body: Buffer): readonly Buffer[] {
  // Latin-1 keeps each byte as one character.
  const minified = body.toString('latin1').replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/gs, '$1')
  return [body, Buffer.from(minified, 'latin1')]
}

/** The value at a dotted path. */
export function valueAt(body: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined), body)
}
