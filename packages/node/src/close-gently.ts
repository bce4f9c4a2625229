import type { SnapResponse } from '@snap-sdk/core'
import type { SnapNodeRequest } from './read-incoming.ts'

const LONGEST_MILLISECONDS = 2_000

/**
 * Lets an answer with `Connection: close` arrive; does nothing for any other, and nothing in HTTP/2, which resets a stream and no
 * connection. Call it before the answer is written.
 *
 * Node would close while the caller still writes, the kernel would then reset the connection, and a caller that reads only after it has
 * written would lose the answer. So the rest of the body is received and forgotten, until it ends, for 2 s at most.
 */
export function closeGently(request: SnapNodeRequest, { headers }: SnapResponse): void {
  if (headers.Connection !== 'close' || request.httpVersionMajor >= 2) return
  const { socket } = request
  const close = socket?.destroySoon?.bind(socket) // Node's own; other runtimes have none, and never call it
  if (close === undefined) return
  socket.destroySoon = () => {
    socket.end()
    request.on('readable', () => request.read()).once('close', close)
    setTimeout(close, LONGEST_MILLISECONDS).unref()
  }
}
