import type { IncomingMessage } from 'node:http'
import type { SnapResponse } from '@snap-sdk/core'

const LONGEST_MILLISECONDS = 2_000

/**
 * Lets an answer with `Connection: close` arrive; does nothing for any other. Call it before the answer is written.
 *
 * Node would close while the caller still writes, the kernel would then reset the connection, and a caller that reads only after it has
 * written would lose the answer. So the rest of the body is received and forgotten, until it ends, for 2 s at most.
 */
export function closeGently(request: IncomingMessage, { headers }: SnapResponse): void {
  if (headers.Connection !== 'close') return
  const { socket } = request
  const close = socket.destroySoon?.bind(socket) // Node's own; other runtimes have none, and never call it
  socket.destroySoon = () => {
    socket.end()
    request.on('readable', () => request.read()).once('close', close)
    setTimeout(close, LONGEST_MILLISECONDS).unref()
  }
}
