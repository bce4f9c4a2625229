/** One answer as it came over the wire. */
export interface HttpAnswer {
  readonly status: number
  /** Names as sent, in their order. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  /** By any spelling of the name; doubled headers joined with `, `. */
  header(name: string): string | undefined
  readonly body: Buffer
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: whatever a server answered; cases reach into it
  readonly json: any
}

interface AnswerParts {
  readonly status: number
  readonly headers: HttpAnswer['headers']
  readonly body: Buffer
}

export function toAnswer({ status, headers, body }: AnswerParts): HttpAnswer {
  const text = body.toString('utf8')
  return { status, headers, header: (name) => findHeader(headers, name), body, text, json: parseJson(text) }
}

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
  return { answer: toAnswer({ status, headers, body: framed.body }), rest: framed.rest }
}

function findHeader(headers: HttpAnswer['headers'], name: string): string | undefined {
  const values = headers.filter(([other]) => other.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
