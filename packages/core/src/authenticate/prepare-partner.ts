import { SnapConfigurationError } from '../configuration-error.ts'
import type { ReportWarning } from '../events.ts'
import { once } from '../once.ts'
import type { Partner } from '../partner.ts'
import { checkTokenLength } from './access-token.ts'
import { type AddressFilter, compileAddressFilter } from './address.ts'
import { prepareClientSecret } from './client-secret.ts'
import { importPublicKey, type ParsedPublicKey, parsePublicKey } from './public-key.ts'
import type { SignatureKey } from './signature-key.ts'

/** A partner whose options are checked and whose keys are imported once. */
export interface PreparedPartner {
  readonly partner: Partner
  readonly allows: AddressFilter
  /** Imported on first use, then kept. */
  publicKeys(): Promise<readonly SignatureKey[]>
  readonly clientSecrets: readonly SignatureKey[]
}

export interface PreparePartnerOptions {
  /** Whether some service is signed with the client secret. */
  readonly needsSecrets: boolean
  /** The services whose signature does not cover the body. */
  readonly uncoveredServices: readonly string[]
  readonly warn: ReportWarning
}

/**
 * Checks a partner's options and prepares its keys.
 *
 * @param option The option's name, for messages: `partners[0]`.
 * @throws SnapConfigurationError `PARTNER_INVALID`, `PUBLIC_KEY_INVALID` or `CLIENT_SECRET_INVALID`.
 */
export function preparePartner(
  partner: Partner,
  option: string,
  { needsSecrets, uncoveredServices, warn }: PreparePartnerOptions,
): PreparedPartner {
  if (typeof partner !== 'object' || partner === null) {
    throw new SnapConfigurationError('PARTNER_INVALID', `${option} is no partner. It takes { clientId, publicKeys }.`)
  }
  checkId(partner.clientId, `${option}.clientId`)
  checkTokenLength(partner.clientId, `${option}.clientId`)
  if (partner.partnerId !== undefined) checkId(partner.partnerId, `${option}.partnerId`)

  const keys = readPublicKeys(partner, option, warn)
  const secrets = readClientSecrets(partner, option, warn)
  if (needsSecrets && secrets.length === 0) {
    throw new SnapConfigurationError(
      'CLIENT_SECRET_INVALID',
      `${option}.clientSecrets is missing, and a service is signed with it (signature: 'symmetric'). Is its environment variable set?`,
    )
  }
  if (uncoveredServices.length > 0 && partner.allowedAddresses === undefined) {
    warn(
      'SIGNATURE_DOES_NOT_COVER_BODY',
      `${uncoveredServices.join(', ')}: the access-token scheme signs neither body nor path, and ${partner.clientId} may call from any address. ` +
        "Set allowedAddresses, or agree on signature: 'symmetric' with the gateway.",
    )
  }
  return {
    partner,
    allows:
      partner.allowedAddresses === undefined
        ? () => true
        : compileAddressFilter(partner.allowedAddresses, `${option}.allowedAddresses`),
    publicKeys: once(() => Promise.all(keys.map(importPublicKey))),
    clientSecrets: secrets.map(prepareClientSecret),
  }
}

function checkId(id: unknown, option: string): void {
  if (typeof id === 'string' && /^[\x21-\x7e]{1,36}$/.test(id)) return
  throw new SnapConfigurationError(
    'PARTNER_INVALID',
    `${option} must be 1 to 36 visible ASCII characters, as a header carries them. Is its environment variable set?`,
  )
}

function readPublicKeys({ publicKeys }: Partner, option: string, warn: ReportWarning): ParsedPublicKey[] {
  const keys = readTexts(publicKeys, `${option}.publicKeys`, 'PUBLIC_KEY_INVALID').map(([name, text]) => {
    const key = parsePublicKey(text, name)
    if (key.modulusBits < 2048)
      warn(
        'WEAK_PUBLIC_KEY',
        `${name} has ${key.modulusBits} bits. Production keys need 2048 or more: ask the gateway for one.`,
      )
    return key
  })
  if (keys.length > 0) return keys
  throw new SnapConfigurationError(
    'PUBLIC_KEY_INVALID',
    `${option}.publicKeys is undefined or empty: is its environment variable set? It takes the public key that the gateway sent you.`,
  )
}

function readClientSecrets({ clientSecrets }: Partner, option: string, warn: ReportWarning): string[] {
  return readTexts(clientSecrets, `${option}.clientSecrets`, 'CLIENT_SECRET_INVALID').map(([name, secret]) => {
    if (secret === '')
      throw new SnapConfigurationError('CLIENT_SECRET_INVALID', `${name} is empty: is its environment variable set?`)
    if (secret.trim() !== secret)
      warn(
        'CLIENT_SECRET_WHITE_SPACE',
        `${name} starts or ends with white space, perhaps a line end from a file. It is used as it is; signatures will only match if the gateway's has it too.`,
      )
    return secret
  })
}

/** Each text of an option that takes one or several, with its name. `undefined` as a whole is no text at all. */
function readTexts(
  texts: unknown,
  option: string,
  code: 'PUBLIC_KEY_INVALID' | 'CLIENT_SECRET_INVALID',
): [name: string, text: string][] {
  if (texts === undefined) return []
  const entries: [string, unknown][] = Array.isArray(texts)
    ? texts.map((text, index) => [`${option}[${index}]`, text])
    : [[option, texts]]
  return entries.map(([name, text]) => {
    if (typeof text === 'string') return [name, text]
    throw new SnapConfigurationError(
      code,
      `${name} is ${text === undefined ? 'undefined: is its environment variable set?' : `no text but ${typeof text}.`}`,
    )
  })
}
