import type { RawRequest, Target } from '@snap-sdk/simulator'
import type { HttpAnswer } from './http-answer.ts'
import type { MessageOptions } from './http-message.ts'
import type { RawConnection } from './raw-connection.ts'

/** The way to an app. */
export interface Line {
  readonly target: Target
  /** Opens a TCP connection. */
  open(options?: { readsLate?: boolean }): Promise<RawConnection>
  /** Sends one request: byte for byte on a connection of its own, or as a web request. */
  send(request: RawRequest, options?: MessageOptions): Promise<HttpAnswer>
  stop(): Promise<void>
}
