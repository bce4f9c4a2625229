import { SnapConfigurationError } from '../configuration-error.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'

/** HS256 wants a key of at least its hash's size (RFC 7518 §3.2). */
export const MINIMUM_SECRET_BYTES = 32

/** The first signs, all verify. */
export type TokenSecrets = readonly [string, ...string[]]

/** @throws SnapConfigurationError `TOKEN_SECRET_INVALID` that names the option. */
export function checkTokenSecrets(secrets: readonly (string | undefined)[]): asserts secrets is TokenSecrets {
  if (!Array.isArray(secrets) || secrets.length === 0)
    throw secretInvalid(
      `tokens.secrets is ${secrets?.length === 0 ? 'empty' : 'not a list'}. Pass [process.env.SNAP_TOKEN_SECRET].`,
    )
  for (const [index, secret] of secrets.entries()) {
    const option = `tokens.secrets[${index}]`
    if (secret === undefined) throw secretInvalid(`${option} is undefined: is its environment variable set?`)
    if (typeof secret !== 'string') throw secretInvalid(`${option} is of the type ${typeof secret}; it takes a text.`)
    const bytes = encodeUtf8(secret).length
    if (bytes < MINIMUM_SECRET_BYTES)
      throw secretInvalid(`${option} has ${bytes} bytes, it needs ${MINIMUM_SECRET_BYTES} or more.`)
  }
}

function secretInvalid(what: string): SnapConfigurationError {
  return new SnapConfigurationError('TOKEN_SECRET_INVALID', `${what} To make one: openssl rand -base64 32`)
}
