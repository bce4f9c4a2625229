import { sha256 } from '#crypto'
import { minifyJson } from '../encoding/minify-json.ts'
import { makeOnce } from '../make-once.ts'
import type { MaybePromise } from '../maybe-promise.ts'

/**
 * The SHA-256 of one body in its two readings, in hex. Each is made when it is first asked for, once: signature and duplicates share
 * them.
 */
export interface BodyHashes {
  asReceived(): MaybePromise<string>
  /** Of the minified body. The same as `asReceived` when there was nothing to drop, or no minified form. */
  minified(): MaybePromise<string>
}

export function hashBody(body: Uint8Array): BodyHashes {
  const asReceived = makeOnce(() => sha256(body, 'hex'))
  const minified = makeOnce(() => {
    const result = minifyJson(body)
    return result.ok && result.value !== body ? sha256(result.value, 'hex') : asReceived()
  })
  return { asReceived, minified }
}
