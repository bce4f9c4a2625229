/** Tells whether a signature over some data was made with one key. It knows its own algorithm. */
export type SignatureVerifier = (
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
) => boolean | Promise<boolean>
