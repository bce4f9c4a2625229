import type { RawRequest } from '@snap-sdk/simulator'
import type { MessageOptions } from './http-message.ts'

/** The same request as the web has it: it says what `Request` lets it say. */
export function toWebRequest(request: RawRequest, options: MessageOptions = {}): Request {
  const { method = request.method, target = request.path, body = request.body, framing = 'length' } = options
  const { extraHeaders = [], spell = (name) => name } = options
  const all = [...Object.entries(request.headers), ...extraHeaders]
  const headers = new Headers(all.map(([name, value]): [string, string] => [spell(name), value]))
  if (framing === 'length') headers.set('Content-Length', String(body.length))
  else if (framing !== 'none' && 'contentLength' in framing)
    headers.set('Content-Length', String(framing.contentLength))
  else if (framing !== 'none') headers.set('Transfer-Encoding', 'chunked')
  const url = target.startsWith('/') ? `http://merchant.example${target}` : target
  const bytes = new Uint8Array(body)
  return new Request(
    url,
    method === 'GET' || bytes.length === 0 ? { method, headers } : { method, headers, body: bytes },
  )
}
