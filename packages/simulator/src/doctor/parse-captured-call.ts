import { WrongUse } from '../wrong-use.ts'
import type { CapturedCall } from './captured-call.ts'
import { parseCaptureJson } from './parse-capture-json.ts'
import { parseRawHttp } from './parse-raw-http.ts'

/** More than any SNAP call, and any log of them that somebody wants to read. */
export const MAX_CAPTURE_BYTES = 16_777_216

/**
 * Reads one call from a file: raw HTTP (request line, headers, empty line, body), or the JSON of snap-sdk's `onCapture`, one object,
 * an array of them or one a line.
 *
 * @param nth Which one of several, from 1; counted from the end when negative.
 * @throws WrongUse which says what was found instead. Never another error, whatever the bytes.
 */
export function parseCapturedCall(file: Uint8Array, { source, nth }: { source: string; nth?: number }): CapturedCall {
  if (file.length > MAX_CAPTURE_BYTES) {
    throw new WrongUse(
      `${source} is larger than ${MAX_CAPTURE_BYTES / 1_048_576} MB. Put the one request into a file of its own.`,
    )
  }
  if ((file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)) {
    throw new WrongUse(
      `${source} is UTF-16, as PowerShell's > writes it. Its bytes are not those of the request: save the capture as UTF-8.`,
    )
  }
  const bytes = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? file.subarray(3) : file
  const first = bytes.find((byte) => byte > 0x20)
  if (first === undefined) throw new WrongUse(`${source} is empty.`)
  const isJson = first === 0x7b || first === 0x5b
  if (isJson) return parseCaptureJson(bytes, source, nth)
  if (nth !== undefined)
    throw new WrongUse('--nth is for files with several captures as JSON; raw HTTP is one request a file.')
  return parseRawHttp(bytes, source)
}
