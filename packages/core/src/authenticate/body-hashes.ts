import { sha256 } from '#crypto'
import { minifyJson } from '../encoding/minify-json.ts'
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
  return new HashedBody(body)
}

class HashedBody implements BodyHashes {
  readonly #body: Uint8Array
  #received: MaybePromise<string> | undefined
  #minified: MaybePromise<string> | undefined

  constructor(body: Uint8Array) {
    this.#body = body
  }

  asReceived(): MaybePromise<string> {
    this.#received ??= sha256(this.#body, 'hex')
    return this.#received
  }

  minified(): MaybePromise<string> {
    this.#minified ??= this.#hashMinified()
    return this.#minified
  }

  #hashMinified(): MaybePromise<string> {
    const result = minifyJson(this.#body)
    return result.ok && result.value !== this.#body ? sha256(result.value, 'hex') : this.asReceived()
  }
}
