import type { IncomingMessage } from 'node:http'
import type { Http2ServerRequest } from 'node:http2'

export type NodeRequest = IncomingMessage | Http2ServerRequest

/** What is known of one connection. */
export interface Connection {
  last: Turn | undefined
  isClosing: boolean
  isWatched: boolean
  /** Calls that wait for those before them; woken whenever one of these is settled, and when the connection is gone. */
  readonly waiting: Set<() => void>
}

/** One call on a connection. Where it is refused with `Connection: close`, none behind it is answered. */
export class Turn {
  readonly request: NodeRequest
  readonly #connection: Connection
  /** The one before it, as long as that is not settled. */
  before: Turn | undefined
  isSettled = false

  constructor(request: NodeRequest, connection: Connection) {
    this.request = request
    this.#connection = connection
    this.before = connection.last
  }

  /**
   * Tells, right before the call's handler starts, whether its answer can still leave on the connection. A promise where a call before
   * it may yet end that; it settles with that call, or with the connection.
   */
  isAnswerable(): boolean | Promise<boolean> {
    return this.#mustWait() ? this.#wait() : this.#isOpen()
  }

  #isOpen(): boolean {
    const { socket } = this.request
    return !this.#connection.isClosing && !socket.destroyed && !socket.writableEnded
  }

  #mustWait(): boolean {
    return this.#isOpen() && hasUndecidedBefore(this)
  }

  async #wait(): Promise<boolean> {
    const connection = this.#connection
    if (!connection.isWatched) this.request.socket.once('close', () => wakeAll(connection))
    connection.isWatched = true
    while (this.#mustWait()) await new Promise<void>((resolve) => connection.waiting.add(resolve))
    return this.#isOpen()
  }
}

export function wakeAll({ waiting }: Connection): void {
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

export function forgetSettled(turn: Turn): void {
  while (turn.before?.isSettled === true) turn.before = turn.before.before
}
