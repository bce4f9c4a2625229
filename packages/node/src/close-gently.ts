import type { SnapResponse } from '@snap-sdk/core'
import { settleTurn } from './connection-turns.ts'
import type { SnapNodeRequest } from './snap-node-request.ts'

const LONGEST_MILLISECONDS = 2_000

/**
 * Lets an answer with `Connection: close` arrive; for any other it only lets the calls behind it on the connection go on. Nothing in HTTP/2,
 * which resets a stream and no connection. Call it for each answer, before it is written.
 *
 * Node would close while the caller still writes, the kernel would then reset the connection, and a caller that reads only after it has
 * written would lose the answer. So the rest of the body is received and forgotten, until it ends or the connection is gone, for 2 s at most.
 */
export function closeGently(request: SnapNodeRequest, { headers }: SnapResponse): void {
  const closes = headers.Connection === 'close' && request.httpVersionMajor < 2
  settleTurn(request, closes)
  if (!closes) return
  const { socket } = request
  const close = socket?.destroySoon?.bind(socket) // Node's own; other runtimes have none, and never call it
  if (close === undefined) return
  socket.destroySoon = () => {
    if (socket.destroyed) return close()
    socket.end()
    request.on('readable', () => request.read()).once('close', close)
    const cut = setTimeout(close, LONGEST_MILLISECONDS).unref()
    socket.once('close', () => clearTimeout(cut)) // else it would hold request and socket for as long
  }
}
