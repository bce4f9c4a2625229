import { SnapConfigurationError } from '../configuration-error.ts'

/** Where the bytes of a request may be, in one framework. */
export interface ReceivedBody {
  /** The request's stream of bytes. */
  readonly stream: AsyncIterable<Uint8Array>
  /** Whether somebody has read from `stream` already. */
  readonly streamWasRead: boolean
  /** Where a parser may have kept bytes: `req.rawBody`, `req.body`. Whatever is no `Uint8Array` is passed over. */
  readonly kept?: readonly unknown[] | undefined
  /** The lines of code that mend the wiring, for the error's message. */
  readonly fix: string
}

/**
 * Picks the bytes of a request for {@link SnapRequest.body}: those that a parser or a platform kept, else the unread stream.
 * Every adapter calls it. It never re-serialises a parsed body: that would make other bytes than those that were signed.
 *
 * When a parser ate the stream and kept no bytes, reading the body throws a SnapConfigurationError `BODY_ALREADY_PARSED` that holds the
 * fix: the call is then answered 500xx01, and the event says so.
 */
export function receivedBody({
  stream,
  streamWasRead,
  kept = [],
  fix,
}: ReceivedBody): Uint8Array | AsyncIterable<Uint8Array> {
  const bytes = kept.find((candidate) => candidate instanceof Uint8Array)
  return bytes ?? (streamWasRead ? eaten(fix) : stream)
}

// biome-ignore lint/correctness/useYield: there is nothing to give
async function* eaten(fix: string): AsyncGenerator<Uint8Array> {
  throw new SnapConfigurationError(
    'BODY_ALREADY_PARSED',
    `Something in front of snap-sdk has read this call's body, and kept no bytes. The signature covers the bytes as received, so the call cannot be verified. Put snap-sdk first:\n\n${fix}\n`,
  )
}
