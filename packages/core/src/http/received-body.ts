import { SnapConfigurationError } from '../configuration-error.ts'

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
 * Picks the bytes of a request for {@link SnapRequest.body}: those that a parser kept, else the unread stream.
 * Every adapter calls it. It never re-serialises a parsed body: that would make other bytes than those that were signed.
 *
 * @throws SnapConfigurationError `BODY_ALREADY_PARSED` when a parser ate the stream and kept no bytes; the message holds the fix.
 */
export function receivedBody({
  stream,
  streamWasRead,
  kept = [],
  fix,
}: ReceivedBody): Uint8Array | AsyncIterable<Uint8Array> {
  const bytes = kept.find((candidate) => candidate instanceof Uint8Array)
  if (bytes !== undefined) return bytes
  if (!streamWasRead) return stream
  throw new SnapConfigurationError(
    'BODY_ALREADY_PARSED',
    `A body parser read this call's body before snap-sdk could, and kept no bytes. The signature covers the bytes as received, so the call cannot be verified. Put snap-sdk before the parser:\n\n${fix}\n`,
  )
}
