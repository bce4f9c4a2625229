import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HandAnswer, HandCall } from '../../floor/hand-call.ts'

/** A request of `node:http` with its whole body, whatever its length. */
export async function readCall(request: IncomingMessage, target: string = request.url ?? ''): Promise<HandCall> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const [first] = chunks
  return {
    method: request.method ?? '',
    target,
    header: (name) => request.headers[name]?.toString() ?? '',
    body: chunks.length === 1 && first !== undefined ? new Uint8Array(first) : new Uint8Array(Buffer.concat(chunks)),
  }
}

export function sendAnswer(response: ServerResponse, { status, body }: HandAnswer): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
    .end(body)
}
