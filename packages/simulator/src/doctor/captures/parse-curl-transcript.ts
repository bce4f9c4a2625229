import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { findCurlCommand, parseCurlCommand } from './parse-curl-command.ts'
import { parseRawHttp } from './parse-raw-http.ts'

const REQUEST = /^> [A-Za-z]{1,20} \S+ HTTP\/[\d.]+\r?$/gm

/** Whether a text has a request as `curl -v` prints one. */
export function holdsTranscript(text: string): boolean {
  return text.search(REQUEST) >= 0
}

/**
 * Reads the calls of a `curl -v` transcript: each request's head (`>`), and the answer's (`<`). curl does not print the body that it
 * sends: it is taken from the command, where that stands above.
 */
export function parseCurlTranscript(bytes: Uint8Array, source: string): readonly CapturedCall[] {
  const text = Buffer.from(bytes).toString('latin1').replace(/\r\n/g, '\n')
  const starts = [...text.matchAll(REQUEST)].map(({ index }) => index)
  const before = text.slice(0, starts[0])
  const command = findCurlCommand(before) === undefined ? undefined : readCommand(before, source)
  return starts.map((start, index) => {
    const part = text.slice(start, starts[index + 1])
    const head = takeLines(part, '> ')
    const { method, target, headers } = parseRawHttp(Buffer.from(`${head.join('\n')}\n\n`, 'latin1'), source)
    const isOfCommand = command !== undefined && index === starts.length - 1
    const announced = headers.get('content-length')
    const body = isOfCommand ? command.body : new Uint8Array()
    return {
      form: 'curl transcript',
      method,
      target,
      headers,
      body,
      answer: readAnswer(part),
      oddities: [...(isOfCommand ? command.oddities : []), ...describeBody(announced, body, isOfCommand)],
    }
  })
}

function readCommand(text: string, source: string): CapturedCall | undefined {
  try {
    return parseCurlCommand(Buffer.from(text, 'latin1'), source)
  } catch (error) {
    // A body in a file: the head is worth reading all the same.
    if (error instanceof WrongUse) return undefined
    throw error
  }
}

/** The lines that begin so, up to the first that does not. */
function takeLines(text: string, prefix: string): readonly string[] {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => !line.startsWith(prefix.trimEnd()) || line.trim() === prefix.trim())
  return lines.slice(0, end < 0 ? undefined : end).map((line) => line.slice(prefix.length))
}

function describeBody(announced: string | undefined, body: Uint8Array, isOfCommand: boolean): readonly string[] {
  if (announced === undefined || announced === '0' || Number(announced) === body.length) return []
  if (!isOfCommand) {
    return [
      `A body of ${announced} bytes was sent, and curl -v does not print it: put the curl command above the transcript, or paste the call as raw HTTP.`,
    ]
  }
  return [
    `The transcript announces a body of ${announced} bytes, and the command above it has ${body.length}: it is not the command that was run.`,
  ]
}

/** What was answered at last: not what asks to go on. */
function readAnswer(part: string): CapturedCall['answer'] {
  const starts = [...part.matchAll(/^< HTTP\/[\d.]+ (\d{3})[^\n]*$/gm)].filter(([, status]) => status !== '100')
  const last = starts.at(-1)
  if (last === undefined) return undefined
  const lines = part.slice(last.index).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('<'))
  const body = end < 0 ? [] : lines.slice(end).filter((line) => !/^[*{}<>]( |$)/.test(line))
  return { status: Number(last[1]), body: Buffer.from(body.join('\n').trim(), 'latin1').toString() }
}
