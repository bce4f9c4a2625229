import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

type NodeRequest = IncomingMessage | Http2ServerRequest

/** One call on a connection. Where it is refused with `Connection: close`, none behind it is answered. */
interface Turn {
  readonly request: NodeRequest
  /** The one before it, as long as that is not settled. */
  before: Turn | undefined
  isSettled: boolean
}

/** What is known of one connection. */
interface Connection {
  last: Turn | undefined
  isClosing: boolean
  isWatched?: boolean
  /** Calls that wait for those before them; woken whenever one of these is settled, and when the connection is gone. */
  readonly waiting: Set<() => void>
}

const connections = new WeakMap<object, Connection>()
const turns = new WeakMap<NodeRequest, Turn>()

/**
 * Puts a call behind those that came before it on its connection. `settleTurn` must follow, once its answer is known.
 *
 * @returns Tells, right before the call's handler starts, whether its answer can still leave on the connection. A promise where a call before
 *   it may yet end that; it settles with that call, or with the connection. `undefined` where no call stands behind another.
 */
export function takeTurn(request: NodeRequest): (() => boolean | Promise<boolean>) | undefined {
  const { socket } = request
  if (request.httpVersionMajor >= 2 || typeof socket?.once !== 'function') return undefined
  const connection = connections.get(socket) ?? { last: undefined, isClosing: false, waiting: new Set() }
  connections.set(socket, connection)
  const turn = { request, before: connection.last, isSettled: false }
  connection.last = turn
  turns.set(request, turn)
  const isOpen = () => !connection.isClosing && !socket.destroyed && !socket.writableEnded
  const mustWait = () => isOpen() && hasUndecidedBefore(turn)

  async function wait(): Promise<boolean> {
    if (!connection.isWatched) socket.once('close', () => wakeAll(connection))
    connection.isWatched = true
    while (mustWait()) await new Promise<void>((resolve) => connection.waiting.add(resolve))
    return isOpen()
  }
  return () => (mustWait() ? wait() : isOpen())
}

/** Says that a call's answer is known, and whether it ends the connection. */
export function settleTurn(request: NodeRequest, closes: boolean): void {
  const turn = turns.get(request)
  const connection = connections.get(request.socket)
  if (turn === undefined || connection === undefined) return
  turn.isSettled = true
  forgetSettled(turn)
  if (closes) connection.isClosing = true
  if (connection.last === turn && turn.before === undefined) connection.last = undefined
  wakeAll(connection)
}

function wakeAll({ waiting }: Connection): void {
  for (const wake of waiting) wake()
  waiting.clear() // who must wait on comes back in a microtask
}

/** Whether some call before this one may still end the connection: its answer is not known, and its body was not read to the end. */
function hasUndecidedBefore(turn: Turn): boolean {
  forgetSettled(turn)
  for (let { before } = turn; before !== undefined; before = before.before)
    if (!before.isSettled && !before.request.readableEnded) return true
  return false
}

function forgetSettled(turn: Turn): void {
  while (turn.before?.isSettled === true) turn.before = turn.before.before
}
