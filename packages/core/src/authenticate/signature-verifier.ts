import type { MaybePromise } from '../maybe-promise.ts'

/** Tells whether a signature over a string to sign was made with one key. It knows its own algorithm. */
export type SignatureVerifier = (signature: Uint8Array<ArrayBuffer>, stringToSign: string) => MaybePromise<boolean>
