/** What is wired wrongly. A `switch (error.code)` over it is exhaustive. */
export type SnapConfigurationErrorCode =
  | 'OPTION_INVALID'
  | 'PARTNER_INVALID'
  | 'PUBLIC_KEY_INVALID'
  | 'CLIENT_SECRET_INVALID'
  | 'TOKEN_SECRET_INVALID'
  | 'SERVICE_INVALID'
  | 'GATEWAY_INVALID'
  | 'OUTCOME_INVALID'
  | 'BODY_ALREADY_PARSED'
  | 'OPENAPI_LEFT_OUT'

const brand: symbol = Symbol.for('@snap-sdk/core/SnapConfigurationError')

/**
 * Thrown when this library is wired wrongly: no key, a short secret, a body that a parser already ate.
 * Never caused by what a gateway sends. `code` is literal, the message names the option and the fix.
 */
export class SnapConfigurationError extends Error {
  override readonly name = 'SnapConfigurationError'
  readonly code: SnapConfigurationErrorCode

  constructor(code: SnapConfigurationErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
    Object.defineProperty(this, brand, { value: true })
  }
}

/** Recognises a {@link SnapConfigurationError} of any copy of this package, where `instanceof` would not. */
export function isSnapConfigurationError(value: unknown): value is SnapConfigurationError {
  return typeof value === 'object' && value !== null && brand in value
}
