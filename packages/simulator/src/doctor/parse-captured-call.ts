import { WrongUse } from '../wrong-use.ts'
import type { CapturedCall } from './captured-call.ts'
import { parseCurlCommand } from './captures/parse-curl-command.ts'
import { parseCurlTranscript } from './captures/parse-curl-transcript.ts'
import { parseJsonCaptures } from './captures/parse-json-captures.ts'
import { parseRawHttp } from './captures/parse-raw-http.ts'
import { type FileForm, tellCaptureForm } from './captures/tell-capture-form.ts'

/** More than any SNAP call, and any log of them that somebody wants to read. */
export const MAX_CAPTURE_BYTES = 16_777_216

/** More than any request that somebody pastes. */
const MAX_PASTED_BYTES = 2_097_152

/** Lists the calls in a file, each to be read when it is wanted. */
type Reader = (bytes: Uint8Array, source: string) => readonly (() => CapturedCall)[]

const READERS: Readonly<Record<FileForm, Reader>> = {
  JSON: parseJsonCaptures,
  'raw HTTP': (bytes, source) => [() => parseRawHttp(bytes, source)],
  'curl transcript': (bytes, source) => parseCurlTranscript(bytes, source).map((call) => () => call),
  'curl command': (bytes, source) => [() => parseCurlCommand(bytes, source)],
}

/**
 * Reads one call from a file: raw HTTP, a `curl` command, a `curl -v` transcript, or JSON, which is what `onCapture` of snap-sdk was
 * given, a HAR file, an event of API Gateway or the log of a handler.
 *
 * Of several calls it takes the one that is named, else the only one with a signature.
 *
 * @param nth Which one of several, from 1; counted from the end when negative.
 * @throws WrongUse which says what was found instead. Never another error, whatever the bytes.
 */
export function parseCapturedCall(file: Uint8Array, { source, nth }: { source: string; nth?: number }): CapturedCall {
  if (file.length > MAX_CAPTURE_BYTES) throw tooLarge(source, MAX_CAPTURE_BYTES)
  if ((file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)) {
    throw new WrongUse(
      `${source} is UTF-16, as PowerShell's > writes it. Its bytes are not those of the request: save the capture as UTF-8.`,
    )
  }
  const bytes = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? file.subarray(3) : file
  if (!bytes.some((byte) => byte > 0x20)) throw new WrongUse(`${source} is empty.`)
  const form = tellCaptureForm(bytes)
  if (form === undefined) {
    throw new WrongUse(
      `${source} is nothing that explain reads: neither raw HTTP, whose first line is a request line such as POST /api/v1.0/cvs/inquiry HTTP/1.1, nor a curl command, a curl -v transcript, or JSON (a capture of snap-sdk, a HAR file, an event of API Gateway, a log).`,
    )
  }
  if (form.startsWith('curl') && bytes.length > MAX_PASTED_BYTES) throw tooLarge(source, MAX_PASTED_BYTES)
  return noteHidden(chooseCall(READERS[form](bytes, source), source, nth))
}

function tooLarge(source: string, limit: number): WrongUse {
  return new WrongUse(`${source} is larger than ${limit / 1_048_576} MB. Put the one request into a file of its own.`)
}

function chooseCall(calls: readonly (() => CapturedCall)[], source: string, nth: number | undefined): CapturedCall {
  const count = `${calls.length} capture${calls.length === 1 ? '' : 's'}`
  if (nth !== undefined) {
    const chosen = calls.at(nth > 0 ? nth - 1 : nth)
    if (chosen === undefined) throw new WrongUse(`${source} holds ${count}; there is no number ${nth}.`)
    return chosen()
  }
  const [only, second] = calls
  if (only === undefined) throw new WrongUse(`${source} holds ${count}.`)
  if (second === undefined) return only()
  const read = calls.map((call) => tryRead(call))
  const signed = read.filter((call) => call?.headers.has('x-signature'))
  const [first] = signed
  if (first !== undefined && signed.length === 1) return first
  const shown = read.slice(0, MOST_LISTED).map((call, index) => `${index + 1} ${describeCall(call)}`)
  throw new WrongUse(
    `${source} holds ${count}. Say which: --nth 1 is the first, --nth=-1 the last. ${shown.join(', ')}${calls.length > MOST_LISTED ? ', …' : ''}`,
  )
}

const MOST_LISTED = 10

function tryRead(call: () => CapturedCall): CapturedCall | undefined {
  try {
    return call()
  } catch (error) {
    if (error instanceof WrongUse) return undefined
    throw error
  }
}

function describeCall(call: CapturedCall | undefined): string {
  if (call === undefined) return '(unreadable)'
  const path = call.target.replace(/\?.*$/s, '').replace(/[^\x21-\x7e]/g, '')
  return `${call.method.slice(0, 8)} ${path.slice(0, 60)}`
}

/** What loggers and browsers write in place of a header's value. */
const HIDDEN =
  /^(?:Bearer\s+)?\W*(?:redacted|hidden|masked|filtered|censored|sanitized|secret|removed|x{5,}|\*{3,})\W*$/i

function noteHidden(call: CapturedCall): CapturedCall {
  const hidden = ['X-SIGNATURE', 'Authorization'].filter((name) =>
    HIDDEN.test(call.headers.get(name.toLowerCase()) ?? ''),
  )
  if (hidden.length === 0) return call
  const oddity = `The capture hides ${hidden.join(' and ')}: what is hidden cannot be looked at. Capture the call without the step that hides it.`
  return { ...call, oddities: [...call.oddities, oddity] }
}
