import type { RawRequest } from '@snap-sdk/simulator'

/** How the end of a body is told: its true length, another number, or chunks of a size. */
export type Framing = 'length' | { readonly contentLength: number | string } | { readonly chunksOf: number } | 'none'

/** What is written otherwise than usual. */
export interface MessageOptions {
  /** Default: the request's own. */
  readonly method?: string | undefined
  /** The request target. Default: the request's path. */
  readonly target?: string | undefined
  /** Further header lines, at the end: a name twice is a header twice. */
  readonly extraHeaders?: readonly (readonly [name: string, value: string])[] | undefined
  /** How header names are spelled. Default: as SNAP spells them. */
  readonly spell?: ((name: string) => string) | undefined
  /** Default `length`. */
  readonly framing?: Framing | undefined
  readonly body?: Uint8Array | undefined
}

/** Writes the head of a request as it goes over the wire. Header values are written byte for byte. */
export function writeHead(request: RawRequest, options: MessageOptions = {}): Buffer {
  const { method = request.method, target = request.path, extraHeaders = [], spell = (name) => name } = options
  const { body = request.body, framing = 'length' } = options
  const lines = [
    `${method} ${target} HTTP/1.1`,
    'Host: merchant.example',
    ...Object.entries(request.headers).map(([name, value]) => `${spell(name)}: ${value}`),
    ...extraHeaders.map(([name, value]) => `${spell(name)}: ${value}`),
    ...frame(framing, body.length),
  ]
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1')
}

/** Writes a whole request. */
export function writeMessage(request: RawRequest, options: MessageOptions = {}): Buffer {
  return Buffer.concat([writeHead(request, options), ...writeBody(options.body ?? request.body, options.framing)])
}

/** Writes a body in its pieces: one, or its chunks and their end. */
export function writeBody(body: Uint8Array, framing: Framing = 'length'): Buffer[] {
  if (typeof framing === 'string' || !('chunksOf' in framing)) return [Buffer.from(body)]
  const pieces: Buffer[] = []
  for (let start = 0; start < body.length; start += framing.chunksOf) {
    const chunk = body.subarray(start, start + framing.chunksOf)
    pieces.push(Buffer.concat([Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n')]))
  }
  return [...pieces, Buffer.from('0\r\n\r\n')]
}

function frame(framing: Framing, length: number): readonly string[] {
  if (framing === 'none') return []
  if (framing === 'length') return [`Content-Length: ${length}`]
  return 'chunksOf' in framing ? ['Transfer-Encoding: chunked'] : [`Content-Length: ${framing.contentLength}`]
}
