import type { MaybePromise } from '../maybe-promise.ts'

/** Tells whether a signature over some data was made with one key. It knows its own algorithm. */
export type SignatureVerifier = (
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
) => MaybePromise<boolean>
