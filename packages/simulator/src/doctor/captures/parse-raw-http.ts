import { WrongUse } from '../../wrong-use.ts'
import type { CapturedCall } from '../captured-call.ts'
import { readChunks } from './read-chunks.ts'
import { toOriginForm } from './to-origin-form.ts'

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

const MAX_HEAD_BYTES = 65_536
const MAX_HEADERS = 200

/** The first line of a request. */
export const REQUEST_LINE: RegExp = /^([A-Za-z]{1,20}) (\S{1,8192})(?: HTTP\/\d(?:\.\d)?)?$/
const HEADER = /^([!#$%&'*+.^_`|~0-9A-Za-z-]{1,200})[ \t]*:[ \t]*(.*)$/

/**
 * Reads a request as it stands on the wire, or was pasted into a file: lines end with CRLF or LF, empty lines in front do not
 * matter, a line that starts with a blank continues the header before it. Works on bytes: the body keeps its own.
 *
 * The body is what Content-Length or the chunks say; without either, all that follows the empty line.
 *
 * @throws WrongUse which names the line.
 */
export function parseRawHttp(bytes: Uint8Array, source: string): CapturedCall {
  const { lines, end } = readHead(bytes, source)
  const [requestLine = '', ...headerLines] = lines
  const [, method, target] = REQUEST_LINE.exec(requestLine) ?? []
  if (method === undefined || target === undefined) {
    throw new WrongUse(
      `${source} holds neither JSON nor raw HTTP: its first line is no request line, such as POST /api/v1.0/cvs/inquiry HTTP/1.1`,
    )
  }
  const headers = readHeaders(headerLines, source)
  return { form: 'raw HTTP', method, target: toOriginForm(target), headers, ...readBody(bytes.subarray(end), headers) }
}

/** Lines up to the first empty one; `end` is where the body starts. */
function readHead(bytes: Uint8Array, source: string): { lines: string[]; end: number } {
  const lines: string[] = []
  let start = 0
  while (start < bytes.length) {
    if (start > MAX_HEAD_BYTES || lines.length > MAX_HEADERS) {
      throw new WrongUse(`${source}: no empty line ends the headers. It stands between the headers and the body.`)
    }
    const feed = bytes.indexOf(LINE_FEED, start)
    const next = feed < 0 ? bytes.length : feed + 1
    const stop = feed < 0 ? bytes.length : feed > start && bytes[feed - 1] === CARRIAGE_RETURN ? feed - 1 : feed
    const line = Buffer.from(bytes.subarray(start, Math.min(stop, start + MAX_HEAD_BYTES))).toString('latin1')
    start = next
    if (line.trim() !== '') lines.push(line)
    else if (lines.length > 0) return { lines, end: start }
  }
  return { lines, end: bytes.length }
}

function readHeaders(lines: readonly string[], source: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  let last: string | undefined
  for (const [index, line] of lines.entries()) {
    if (/^[ \t]/.test(line) && last !== undefined) {
      headers.set(last, `${headers.get(last)} ${line.trim()}`)
      continue
    }
    const [, name, value] = HEADER.exec(line) ?? []
    if (name === undefined || value === undefined) {
      throw new WrongUse(
        `${source}: header line ${index + 1} is no 'Name: value'. An empty line must stand between the headers and the body.`,
      )
    }
    last = name.toLowerCase()
    const before = headers.get(last)
    headers.set(last, before === undefined ? value.trim() : `${before}, ${value.trim()}`)
  }
  return headers
}

function readBody(rest: Uint8Array, headers: ReadonlyMap<string, string>): Pick<CapturedCall, 'body' | 'oddities'> {
  if (/\bchunked\b/i.test(headers.get('transfer-encoding') ?? '')) {
    const body = readChunks(rest)
    if (body !== undefined) return { body, oddities: [] }
    return {
      body: rest,
      oddities: [
        'The headers announce chunks and the body has none, so it is taken as it is: the file is no exact copy of the wire.',
      ],
    }
  }
  const announced = headers.get('content-length')
  if (announced === undefined) return { body: rest, oddities: [] }
  const length = /^\d{1,9}$/.test(announced) ? Number(announced) : undefined
  if (length === undefined) return { body: rest, oddities: ['Content-Length is no number.'] }
  if (length > rest.length) {
    return {
      body: rest,
      oddities: [
        `The body is not whole: Content-Length announces ${length} bytes, and the file has ${rest.length}. Either the file was cut or an editor changed it (CRLF to LF, a character set), or the caller counted characters and not bytes.`,
      ],
    }
  }
  const beyond = rest.subarray(length)
  const oddities = beyond.every((byte) => byte <= 0x20)
    ? []
    : [`${beyond.length} bytes follow the ${length} that Content-Length announces; they are left out.`]
  return { body: rest.subarray(0, length), oddities }
}
