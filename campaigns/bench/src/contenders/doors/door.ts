import type { RequestListener } from 'node:http'
import type { Snap } from '@snap-sdk/core'
import type { HandWritten } from '../../floor/hand-call.ts'

/** One framework on Node, with either kind of handler behind it. */
export interface Door {
  /** Serves a snap, as its README shows it. */
  serveSnap(snap: Snap): RequestListener | Promise<RequestListener>
  /**
   * Serves one path by hand, as somebody does it who leaves out what costs time: the body's bytes without a parser, an answer without what
   * the framework would add to it. Does not bound the body.
   */
  serveByHand(target: string, answer: HandWritten): RequestListener | Promise<RequestListener>
}
