import { sha256 as hash } from '@noble/hashes/sha2.js'

/** Up to here, hashing takes less of the main thread than handing the bytes to the platform and waiting. See docs/performance.md. */
const SMALL_BYTES = 1024

/** SHA-256 of a few bytes, on the spot. */
export function sha256OfFew(bytes: Uint8Array): Uint8Array {
  return hash(bytes)
}

/** SHA-256 of bytes: of few on the spot, of more by the platform. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  if (bytes.length <= SMALL_BYTES) return sha256OfFew(bytes)
  // A view on shared memory is no BufferSource by its type; the bytes of a request never are shared.
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}
