/** SHA-256 of bytes, by the platform. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  // A view on shared memory is no BufferSource by its type; the bytes of a request never are shared.
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
}
