import { findHeader, type HttpAnswer, toAnswer } from './http-answer.ts'

/** Takes the first whole answer off the bytes that came; `undefined` when it is not all there yet. */
export function takeAnswer(received: Buffer): { readonly answer: HttpAnswer; readonly rest: Buffer } | undefined {
  const headEnd = received.indexOf('\r\n\r\n')
  if (headEnd < 0) return undefined
  const [statusLine = '', ...lines] = received.subarray(0, headEnd).toString('latin1').split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1])
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  const framed = takeBody(received.subarray(headEnd + 4), status, headers)
  if (framed === undefined) return undefined
  return { answer: toAnswer({ status, headers, body: new Uint8Array(framed.body) }), rest: framed.rest }
}

function takeBody(bytes: Buffer, status: number, headers: HttpAnswer['headers']) {
  if (status < 200 || status === 204) return { body: Buffer.alloc(0), rest: bytes }
  if (findHeader(headers, 'transfer-encoding') === 'chunked') return takeChunks(bytes)
  const length = Number(findHeader(headers, 'content-length') ?? Number.NaN)
  if (Number.isNaN(length)) throw new Error('an answer without Content-Length')
  return bytes.length < length ? undefined : { body: bytes.subarray(0, length), rest: bytes.subarray(length) }
}

function takeChunks(bytes: Buffer) {
  const chunks: Buffer[] = []
  for (let rest = bytes; ; ) {
    const lineEnd = rest.indexOf('\r\n')
    if (lineEnd < 0) return undefined
    const length = Number.parseInt(rest.subarray(0, lineEnd).toString('latin1'), 16)
    const start = lineEnd + 2
    if (rest.length < start + length + 2) return undefined
    chunks.push(rest.subarray(start, start + length))
    rest = rest.subarray(start + length + 2)
    if (length === 0) return { body: Buffer.concat(chunks), rest }
  }
}
