import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import type { Snap, SnapRequest } from '@snap-sdk/core'
import { closeGently, headersFor, readIncoming, type SnapNodeHandler, snapNode } from '@snap-sdk/node'

export function serve(snap: Snap): Server {
  const handler: SnapNodeHandler = snapNode(snap, { address: ({ socket }) => socket.remoteAddress })
  createHttp2Server(handler)
  createHttp2Server(snapNode(snap))
  return createServer(handler)
}

export async function answer(snap: Snap, request: IncomingMessage): Promise<Record<string, string>> {
  const read: SnapRequest = readIncoming(request, { fix: '  first(snap)' })
  const response = await snap.handle(read)
  closeGently(request, response)
  return headersFor(request, response)
}
