import { once } from 'node:events'
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import { buffer } from 'node:stream/consumers'
import type { RawRequest } from '@snap-sdk/simulator'
import type { RunningApp } from '../adapter-harness.ts'
import { toAnswer } from './http-answer.ts'
import type { Framing, MessageOptions } from './http-message.ts'
import type { Line } from './line.ts'

/** The way to an app that listens for HTTP/2, in cleartext: one session, a stream for each request. There is no connection to write on by hand. */
export function openHttp2Line({ port, stop }: RunningApp): Line {
  const origin = `http://127.0.0.1:${port}`
  let session: ClientHttp2Session | undefined

  const send = async (request: Sendable, options: MessageOptions = {}) => {
    const { method = request.method, target = request.path, extraHeaders = [], body = request.body } = options
    const { framing = 'length' } = options
    session ??= connect(origin)
    const stream = session.request(
      {
        ...gather([...Object.entries(request.headers), ...extraHeaders, ...lengthOf(framing, body.length)]),
        ':method': method,
        ':path': target,
      },
      { endStream: false },
    ) // of itself it would end a GET here
    const piece = typeof framing === 'object' && 'chunksOf' in framing ? framing.chunksOf : Math.max(1, body.length)
    for (let start = 0; start < body.length; start += piece) stream.write(body.subarray(start, start + piece))
    stream.end()
    const [{ ':status': status, ...headers }] = (await once(stream, 'response')) as [
      IncomingHttpHeaders & { ':status': number },
    ]
    const answered = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
    return toAnswer({ status, headers: answered, body: new Uint8Array(await buffer(stream)) })
  }

  return {
    target: {
      async fetch(request) {
        const { method, url, headers } = request
        const body = new Uint8Array(await request.arrayBuffer())
        const answer = await send({ method, path: new URL(url).pathname, headers: Object.fromEntries(headers), body })
        return new Response(new Uint8Array(answer.body), { status: answer.status })
      },
    },
    open: () => Promise.reject(new Error('an HTTP/2 request has no connection of its own')),
    send,
    async stop() {
      session?.destroy()
      await stop()
    },
  }
}

type Sendable = Pick<RawRequest, 'method' | 'path' | 'headers' | 'body'>

/** Names in lower case (RFC 9113, 8.2); a name that is there twice has two values. */
function gather(lines: readonly (readonly [name: string, value: string])[]): Record<string, string | string[]> {
  const gathered: Record<string, string | string[]> = {}
  for (const [spelled, value] of lines) {
    const name = spelled.toLowerCase()
    const before = gathered[name]
    gathered[name] = before === undefined ? value : [before, value].flat()
  }
  return gathered
}

function lengthOf(framing: Framing, length: number): readonly (readonly [string, string])[] {
  if (framing === 'length') return [['Content-Length', String(length)]]
  return typeof framing === 'object' && 'contentLength' in framing
    ? [['Content-Length', String(framing.contentLength)]]
    : []
}
