import { makeOnce } from '../make-once.ts'
import { minifyJson } from './minify-json.ts'
import { sha256 } from './sha256.ts'

/** The SHA-256 of one body in its two readings. Each is made when it is first asked for, once: signature and duplicates share them. */
export interface BodyHashes {
  asReceived(): Promise<Uint8Array>
  /** Of the minified body. The very same bytes as `asReceived` when there was nothing to drop, or no minified form. */
  minified(): Promise<Uint8Array>
}

export function hashBody(body: Uint8Array): BodyHashes {
  const asReceived = makeOnce(() => sha256(body))
  const minified = makeOnce(() => {
    const result = minifyJson(body)
    return result.ok && result.value !== body ? sha256(result.value) : asReceived()
  })
  return { asReceived, minified }
}
