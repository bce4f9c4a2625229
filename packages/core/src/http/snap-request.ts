/** One call as it was received: neutral of any framework, nothing decoded. */
export interface SnapRequest {
  /** As received: `POST`. */
  readonly method: string
  /** The request target as received: undecoded, with the query, with every mount prefix. */
  readonly target: string
  /**
   * Looks a header up, by its lower-case name. A repeated header must be joined with `', '`, so that a doubled
   * Authorization or X-SIGNATURE fails closed.
   */
  readonly headers: { get(name: string): string | null | undefined }
  /** The bytes received, or the unread stream. Never text and never a parsed body: the signature covers bytes. */
  readonly body: Uint8Array | AsyncIterable<Uint8Array>
  /** The caller's address, for `allowedAddresses`. Behind a proxy: the one that the trusted proxy names. */
  readonly remoteAddress?: string | undefined
  /**
   * How `remoteAddress` becomes the caller's own behind a proxy, in this framework. Told to the operator alone, where an address is refused that
   * is private or unknown: `set app.proxy = true`.
   */
  readonly addressHint?: string | undefined
  /** Aborts when the caller has gone: reading the body then ends, and no handler starts. It never aborts a handler that runs. */
  readonly signal?: AbortSignal | undefined
  /**
   * Asked right before the handler starts: whether an answer can still leave on the connection. Where calls come one behind the other on it,
   * the door waits here until it knows that none before this one ends it; the promise must settle. Default: it can.
   */
  isAnswerable?(): boolean | Promise<boolean>
}

/** The answer to a call. An adapter writes it out as it is. */
export interface SnapResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}
