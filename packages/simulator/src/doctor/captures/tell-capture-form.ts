import { findCurlCommand } from './parse-curl-command.ts'
import { holdsTranscript } from './parse-curl-transcript.ts'
import { REQUEST_LINE } from './parse-raw-http.ts'

/** What a file is, before it is read. JSON has several forms, which its readers tell apart. */
export type FileForm = 'JSON' | 'raw HTTP' | 'curl transcript' | 'curl command'

/** More than any request line, or any shell prompt and variables. */
const MOST_LOOKED_AT = 262_144

/** Tells which form a file has, by how it begins; `undefined` when it is none of them. */
export function tellCaptureForm(bytes: Uint8Array): FileForm | undefined {
  const text = Buffer.from(bytes.subarray(0, MOST_LOOKED_AT)).toString('latin1').trimStart()
  if (/^[[{]/.test(text)) return 'JSON'
  const [firstLine = ''] = text.split(/\r?\n/, 1)
  if (REQUEST_LINE.test(firstLine) && !firstLine.startsWith('curl ')) return 'raw HTTP'
  if (holdsTranscript(text)) return 'curl transcript'
  return findCurlCommand(text) === undefined ? undefined : 'curl command'
}
