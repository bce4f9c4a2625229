import type { SignatureScheme } from '../sign.ts'
import { describeKey } from './given-key.ts'
import type { Judge } from './judge.ts'
import { listSignatures } from './list-signatures.ts'
import type { OpenedSignature } from './open-signature.ts'
import { describeSignature, readSignature } from './read-signature.ts'
import type { Evidence } from './rule.ts'
import type { Deviation } from './search-hypotheses.ts'

/** What can be said where no way of signing fits: certain causes, and otherwise facts. */
export interface Conclusion {
  readonly causes: readonly Deviation[]
  readonly notes: readonly string[]
}

const RSA_BYTES: readonly number[] = [128, 256, 384, 512, 1024]
const HMAC_BYTES = 64

/**
 * Draws conclusions from the signature alone. An RSA signature opens with the right key whatever was signed, so that a wrong key is
 * certain, and so is a right one. An HMAC tells nothing but its length.
 */
export function concludeWithoutDiscovery(input: {
  readonly evidence: Evidence
  readonly expected: readonly SignatureScheme[]
  readonly judge: Judge
}): Conclusion {
  const { call, secrets } = input.evidence
  const text = call.headers.get('x-signature')
  const read = readSignature(text)
  if (read.encoding === 'missing') {
    return cause(
      'signature-missing',
      'The call has no X-SIGNATURE.',
      'The gateway must sign the call. If it says that it does, look for a proxy that drops the header.',
    )
  }
  const candidates = listSignatures(input.evidence)
  const ofRsa = candidates.filter(({ length }) => RSA_BYTES.includes(length))
  if (ofRsa.length > 0) return concludeForRsa(ofRsa, input)
  if (candidates.some(({ length }) => length === HMAC_BYTES)) return concludeForHmac(input)
  if (read.bytes.length === 0) {
    return cause(
      'signature-damaged',
      'X-SIGNATURE is neither base64 nor hex.',
      'It was cut off or changed on its way, or the gateway encodes it in another way: ask for the exact text that it sent.',
    )
  }
  return {
    causes: [],
    notes: [
      `X-SIGNATURE is ${describeSignature(read)}: it was cut off, or is made by another algorithm.${secrets.length === 0 ? ' An HMAC could be tried with --client-secret-file.' : ''}`,
    ],
  }
}

function concludeForRsa(
  signatures: readonly Uint8Array[],
  { evidence: { keys, otherKeys }, expected, judge }: Parameters<typeof concludeWithoutDiscovery>[0],
): Conclusion {
  const bits = (signatures[0]?.length ?? 0) * 8
  if (keys.length + otherKeys.length === 0) {
    const rsaIsExpected = expected.some((name) => name !== 'symmetric')
    const note = `X-SIGNATURE is as long as RSA with a key of ${bits} bits. No public key was given to try: give --public-key.`
    if (rsaIsExpected) return { causes: [], notes: [note] }
    return cause(
      'scheme',
      `The server expects the symmetric scheme, and this signature is RSA: it has ${bits / 8} bytes, where HMAC-SHA512 has 64.`,
      `Find out which scheme the gateway uses: try again with --public-key. In snap-sdk the service's option signature sets it.`,
    )
  }
  const unusable = keys.filter(({ rsa }) => rsa === undefined)
  if (unusable.length > 0 && unusable.length === keys.length && otherKeys.length === 0) {
    return cause(
      'key-purpose',
      `${unusable.map((key) => `${key.source} holds an ${key.found}`).join(', and ')}, and the signature is RSA with a key of ${bits} bits.`,
      'Ask the gateway for the RSA public key with which it signs SNAP calls.',
    )
  }
  const makers = [...keys, ...otherKeys].flatMap((key) => {
    const opened = signatures.map((signature) => judge.open(key, signature)).find((one) => one !== undefined)
    return opened === undefined ? [] : [{ key, opened }]
  })
  const [maker] = makers
  if (maker === undefined) {
    const sizes = keys.map(({ rsa }) => rsa?.bits)
    const size = sizes.every((one) => one !== undefined && one !== bits)
      ? ` The signature is of a key of ${bits} bits, and not of ${[...new Set(sizes)].join(' or ')}.`
      : ''
    return cause(
      'wrong-key',
      `The signature was made with another key, whatever was signed: it does not open with ${[...keys, ...otherKeys].map((key) => `${key.source} (${describeKey(key)})`).join(' or ')}.${size}`,
      'Ask the gateway for the fingerprint of the public key that belongs to the key it signs with, in this environment, and compare: openssl pkey -pubin -in key.pem -outform DER | openssl sha256. Gateways have other keys for the sandbox, for notifications and for encryption; a key pair of your own, for your calls to the gateway, is another one still.',
    )
  }
  const { key, opened } = maker
  const fact = `The key is right: the signature opens with ${key.source} (${describeKey(key)}), so its private half made it${describeOpened(opened)}. What is not known is the string that was signed.`
  if (keys.includes(key)) return { causes: [], notes: [fact] }
  const { causes } = cause(
    'wrong-key',
    `The signature was made with ${key.source} (${describeKey(key)}), and not with ${keys.map((one) => `${one.source} (${describeKey(one)})`).join(' or ') || 'a key that was given'}. The string that was signed differs too, in a way that was not found.`,
    "Put the key that fits into the partner's publicKeys, if the gateway confirms that it is the one for these calls; then explain again.",
  )
  return { causes, notes: [] }
}

function describeOpened(opened: OpenedSignature): string {
  if (opened.padding === 'pss') return ', perhaps as RSA-PSS, which SNAP does not use'
  if (opened.padding === 'bare') return ', but as an encryption and not as a signature'
  return opened.digest === 'sha256' ? '' : `, but over a hash of ${opened.digest.toUpperCase()} where SNAP takes SHA256`
}

function concludeForHmac({
  evidence: { secrets },
  expected,
}: Parameters<typeof concludeWithoutDiscovery>[0]): Conclusion {
  const rsaIsExpected = !expected.includes('symmetric')
  const isMixedUp = `X-SIGNATURE has 64 bytes, as HMAC-SHA512 has: the symmetric scheme, made with the client secret. The server expects ${expected.join(' or ')}, which is RSA.`
  const fix =
    "Let the server expect it: in snap-sdk the service's option signature: 'symmetric', and the partner's clientSecrets. Ask the gateway to confirm it in writing."
  if (secrets.length === 0) {
    if (rsaIsExpected)
      return cause(
        'scheme',
        isMixedUp,
        `${fix} To see whether the rest is right, explain again with --client-secret-file.`,
      )
    return {
      causes: [],
      notes: ['X-SIGNATURE is as long as HMAC-SHA512, which needs the client secret: give --client-secret-file.'],
    }
  }
  const unknown = 'An HMAC does not tell whether the secret or the string to sign is the wrong one.'
  if (rsaIsExpected) {
    const { causes } = cause(
      'scheme',
      `${isMixedUp} It does not verify by that scheme either, with the secret that was given.`,
      fix,
    )
    return { causes, notes: [unknown] }
  }
  return { causes: [], notes: [unknown] }
}

function cause(rule: string, text: string, fix: string): Conclusion {
  return { causes: [{ rule, cause: text, fix }], notes: [] }
}
