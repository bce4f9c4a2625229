import { formatTimestamp } from '../encoding/timestamp.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import type { SnapResponse } from '../http/snap-request.ts'
import type { ResponseCode } from './response-code.ts'

/** A body that is ready to go out, with its status. What a duplicate store keeps is this. */
export interface WrittenBody {
  readonly status: number
  readonly body: Uint8Array<ArrayBuffer>
}

/**
 * Writes a body: the response code first, then the data.
 *
 * @throws Error when `data` does not become a JSON object.
 */
export function writeBody({ httpStatus, responseCode, responseMessage }: ResponseCode, data: object = {}): WrittenBody {
  const code = JSON.stringify({ responseCode, responseMessage })
  const members = writeMembers(data)
  return { status: httpStatus, body: encodeUtf8(members === '' ? code : `${code.slice(0, -1)},${members}}`) }
}

/** The members of `data` as JSON writes it, a `toJSON` heeded, without those that are the response code's. */
function writeMembers(data: object): string {
  const text: string | undefined = JSON.stringify(data)
  if (text?.startsWith('{') !== true)
    throw new TypeError(
      `the body's data is ${text?.startsWith('[') ? 'a list' : 'no object'} as JSON; expected an object`,
    )
  if (!mayNameCode(data, text)) return text.slice(1, -1)
  const { responseCode: _code, responseMessage: _message, ...rest } = JSON.parse(text)
  return JSON.stringify(rest).slice(1, -1)
}

/**
 * Whether members of the response code may be among those of `data`. The text is asked only where data writes itself: of 600 characters
 * that takes a quarter of the time that writing them does.
 */
function mayNameCode(data: object, text: string): boolean {
  if ('toJSON' in data) return text.includes('"responseCode":') || text.includes('"responseMessage":')
  return 'responseCode' in data || 'responseMessage' in data
}

export interface ResponseFacts {
  /** For X-TIMESTAMP. */
  readonly now: Date
  /** For X-CLIENT-KEY, which the token answer carries. */
  readonly clientId?: string | undefined
  /** The method that would have been right (RFC 9110 §15.5.6). */
  readonly allow?: string | undefined
  /** Whether the connection must end: the rest of an unread body would be taken for the next request. */
  readonly close: boolean
}

/** Adds the headers, made fresh for each answer. */
export function writeResponse(
  { status, body }: WrittenBody,
  { now, clientId, allow, close }: ResponseFacts,
): SnapResponse {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'X-TIMESTAMP': formatTimestamp(now) }
  if (clientId !== undefined) headers['X-CLIENT-KEY'] = clientId
  if (allow !== undefined) headers.Allow = allow
  if (close) headers.Connection = 'close'
  return { status, headers, body }
}
