import type { IncomingMessage } from 'node:http'
import { isObject } from '../answer/judge-field.ts'
import { MAX_CAPTURE_BYTES } from '../doctor/parse-captured-call.ts'
import { parseJson } from '../parse-json.ts'
import { WrongUse } from '../wrong-use.ts'

/** What no call of SNAP comes near. */
export const MAX_ORDER_BYTES = 1_048_576
/** A capture is sent in base64, which takes a third more. */
export const MAX_QUESTION_BYTES: number = Math.ceil(MAX_CAPTURE_BYTES / 3) * 4 + MAX_ORDER_BYTES

/** A body is longer than it may be. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** Reads a body that is a JSON object. @throws TooLarge, and WrongUse for anything else than an object. */
export async function readJsonBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<Readonly<Record<string, unknown>>> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new TooLarge()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request) {
    length += chunk.length
    if (length > maxBytes) throw new TooLarge()
    chunks.push(chunk)
  }
  const value = parseJson(Buffer.concat(chunks).toString())
  if (!isObject(value)) throw new WrongUse('This is no JSON object.')
  return value
}
