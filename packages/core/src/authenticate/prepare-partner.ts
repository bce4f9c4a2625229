import { prepareHmac, prepareRsaKey, sha256OfFew } from '#crypto'
import { SnapConfigurationError } from '../configuration-error.ts'
import { encodeBase64 } from '../encoding/base64.ts'
import { encodeUtf8 } from '../encoding/utf8.ts'
import { makeOnce } from '../make-once.ts'
import { gather, type MaybePromise } from '../maybe-promise.ts'
import type { Partner } from '../partner.ts'
import type { ReportWarning } from '../warnings.ts'
import { checkTokenLength } from './access-token.ts'
import { type AddressFilter, compileAddressFilter } from './address.ts'
import { prepareClientSecret } from './client-secret.ts'
import { checkPartnerMembers } from './partner-members.ts'
import { type ParsedPublicKey, parsePublicKey } from './public-key.ts'
import type { SignatureVerifier } from './signature-verifier.ts'

/** What a secret's hash is made of, so that it is a hash of nothing else. */
const KEY_ID: Uint8Array = encodeUtf8('snap-sdk key id')

/** A shorter client secret can be guessed offline, from one captured call. */
const WEAK_SECRET_BYTES = 16

/** A partner whose options are checked and whose keys are imported once. */
export interface PreparedPartner {
  readonly partner: Partner
  readonly allows: AddressFilter
  /** Prepared on first use, then kept. */
  publicKeys(): MaybePromise<readonly SignatureVerifier[]>
  readonly clientSecrets: readonly SignatureVerifier[]
  /** A hash of each key, in the order of the keys: it tells whether two partners have the same one. */
  readonly publicKeyIds: readonly string[]
  readonly clientSecretIds: readonly string[]
}

/** What a gateway's endpoints need of its partners. */
export interface PartnerNeeds {
  /** The services, `token` among them, that are verified with a public key. */
  readonly publicKeyFor: readonly string[]
  /** The services that are verified with a client secret. */
  readonly clientSecretFor: readonly string[]
  /** The services whose signature does not cover the body. */
  readonly uncovered: readonly string[]
  /** How long a token may be; `undefined` where no token is issued. */
  readonly tokenLength: number | undefined
  readonly warn: ReportWarning
}

/**
 * Checks a partner's options and prepares its keys.
 *
 * @param option The option's name, for messages: `mybank: partners[0]`.
 * @throws SnapConfigurationError `PARTNER_INVALID`, `PUBLIC_KEY_INVALID` or `CLIENT_SECRET_INVALID`.
 */
export function preparePartner(partner: Partner, option: string, needs: PartnerNeeds): PreparedPartner {
  if (typeof partner !== 'object' || partner === null) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option} is not a partner. It takes { clientId, publicKeys, clientSecrets }.`,
    )
  }
  checkPartnerMembers(partner, option)
  const { warn } = needs
  checkId(partner.clientId, `${option}.clientId`)
  if (needs.tokenLength !== undefined)
    checkTokenLength(partner.clientId, { option: `${option}.clientId`, maxLength: needs.tokenLength })

  const keys = readPublicKeys(partner, option, warn)
  const secrets = readClientSecrets(partner, option, warn)
  if (needs.publicKeyFor.length > 0 && keys.length === 0) {
    throw new SnapConfigurationError(
      'PUBLIC_KEY_INVALID',
      `${option}.publicKeys is undefined or empty, and ${needs.publicKeyFor.join(', ')} is verified with it: is its environment variable set? It takes the public key that the gateway sent you.`,
    )
  }
  if (needs.clientSecretFor.length > 0 && secrets.length === 0) {
    throw new SnapConfigurationError(
      'CLIENT_SECRET_INVALID',
      `${option}.clientSecrets is undefined or empty, and ${needs.clientSecretFor.join(', ')} is verified with it: is its environment variable set? It takes the secret that you share with the gateway.`,
    )
  }
  if (needs.uncovered.length > 0 && partner.allowedAddresses === undefined) {
    warn(
      'SIGNATURE_DOES_NOT_COVER_BODY',
      `${needs.uncovered.join(', ')}: the client-id scheme signs neither body nor path, and ${partner.clientId} may call from any address. ` +
        "Set allowedAddresses, or agree on signature: 'symmetric' with the gateway.",
    )
  }
  return {
    partner,
    allows:
      partner.allowedAddresses === undefined
        ? () => true
        : compileAddressFilter(partner.allowedAddresses, `${option}.allowedAddresses`),
    publicKeys: makeOnce(() => gather(keys.map(({ spki }) => prepareRsaKey(spki)))),
    clientSecrets: secrets.map(prepareClientSecret),
    publicKeyIds: keys.map(({ spki }) => sha256OfFew(spki, 'base64')),
    clientSecretIds: secrets.map((secret) => encodeBase64(prepareHmac(encodeUtf8(secret))(KEY_ID))),
  }
}

/**
 * The IDs under which a partner may call one service.
 *
 * @throws SnapConfigurationError `PARTNER_INVALID` where one is not an ID, or the service has none.
 */
export function partnerIds({ clientId, partnerId }: Partner, service: string, option: string): readonly string[] {
  if (partnerId === undefined) return [clientId]
  const ofService =
    typeof partnerId === 'string' || isList(partnerId)
      ? partnerId
      : Object.hasOwn(partnerId, service)
        ? partnerId[service]
        : undefined
  const ids = [ofService ?? []].flat()
  if (ids.length === 0) {
    throw new SnapConfigurationError(
      'PARTNER_INVALID',
      `${option}.partnerId names no ID for ${service}, so no call of it could pass. Name it: partnerId: { ${service}: '…' }.`,
    )
  }
  for (const id of ids) checkId(id, `${option}.partnerId`)
  return ids
}

function isList(value: readonly string[] | Readonly<Record<string, unknown>>): value is readonly string[] {
  return Array.isArray(value)
}

function checkId(id: unknown, option: string): void {
  if (typeof id === 'string' && /^[\x21-\x7e]{1,64}$/.test(id)) return
  throw new SnapConfigurationError(
    'PARTNER_INVALID',
    `${option} must be 1 to 64 visible ASCII characters, as a header carries them, and is ${describeId(id)}`,
  )
}

/** What came in place of an ID; no text of it, since a secret may stand there by mistake. */
function describeId(id: unknown): string {
  if (id === undefined || id === '') return `${id === '' ? 'empty' : 'undefined'}: is its environment variable set?`
  if (typeof id !== 'string') return `of the type ${id === null ? 'null' : typeof id}.`
  return id.length > 64 ? `${id.length} characters long.` : 'a text with blanks, line ends or characters beyond ASCII.'
}

function readPublicKeys({ publicKeys }: Partner, option: string, warn: ReportWarning): ParsedPublicKey[] {
  return entriesOf(publicKeys, `${option}.publicKeys`, 'PUBLIC_KEY_INVALID').map(([name, given]) => {
    const key = parsePublicKey(given, name)
    if (key.modulusBits < 2048)
      warn(
        'WEAK_PUBLIC_KEY',
        `${name} has ${key.modulusBits} bits. Production keys need 2048 or more: ask the gateway for one.`,
      )
    return key
  })
}

function readClientSecrets({ clientSecrets }: Partner, option: string, warn: ReportWarning): string[] {
  return entriesOf(clientSecrets, `${option}.clientSecrets`, 'CLIENT_SECRET_INVALID').map(([name, secret]) => {
    if (typeof secret !== 'string')
      throw new SnapConfigurationError(
        'CLIENT_SECRET_INVALID',
        `${name} must be a text, and is of the type ${typeof secret}.`,
      )
    if (secret.trim() === '')
      throw new SnapConfigurationError(
        'CLIENT_SECRET_INVALID',
        `${name} is empty, or nothing but white space: is its environment variable set?`,
      )
    const { length } = encodeUtf8(secret)
    if (length < WEAK_SECRET_BYTES)
      warn(
        'WEAK_CLIENT_SECRET',
        `${name} has ${length} bytes. Whoever guesses it signs payments: ask the gateway for one of ${WEAK_SECRET_BYTES} or more, made at random.`,
      )
    if (secret.trim() !== secret)
      warn(
        'CLIENT_SECRET_WHITE_SPACE',
        `${name} starts or ends with white space, perhaps a line end from a file. It is used as it is; signatures will only match if the gateway's has it too.`,
      )
    return secret
  })
}

/** Each value of an option that takes one or several, with its name. `undefined` as a whole is no value at all. */
function entriesOf(
  values: unknown,
  option: string,
  code: 'PUBLIC_KEY_INVALID' | 'CLIENT_SECRET_INVALID',
): [name: string, value: unknown][] {
  if (values === undefined) return []
  if (!Array.isArray(values)) return [[option, values]]
  return values.map((value: unknown, index) => {
    const name = `${option}[${index}]`
    if (value !== undefined) return [name, value]
    throw new SnapConfigurationError(code, `${name} is undefined: is its environment variable set?`)
  })
}
