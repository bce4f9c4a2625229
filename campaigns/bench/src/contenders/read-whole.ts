import type { IncomingMessage } from 'node:http'

/** A request's body, whatever its length: for hand-written handlers, which do not ask. */
export async function readWhole(request: IncomingMessage): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}
