import { DER, type DerElement, readDer } from '../encoding/der.ts'
import { encodeHex } from '../encoding/hex.ts'
import { FOUND } from './key-findings.ts'

/** rsaEncryption (RFC 8017 Appendix A.1) and id-ecPublicKey (RFC 5480 §2.1.1). */
export const RSA_ENCRYPTION = '2a864886f70d010101'
const EC_PUBLIC_KEY = '2a8648ce3d0201'

/** The elements of a sequence, the first few. */
function elementsOf(bytes: Uint8Array<ArrayBuffer>): DerElement[] {
  const elements: DerElement[] = []
  for (let rest = bytes; elements.length < 4; ) {
    const element = readDer(rest)
    if (element === undefined) break
    elements.push(element)
    rest = element.rest
  }
  return elements
}

/** The RSAPublicKey inside a key that is one, else the words for what was found. */
export type Found = { readonly rsa: Uint8Array<ArrayBuffer> } | string

/** What a DER structure is. */
export function classifyDer(der: Uint8Array<ArrayBuffer>): Found {
  const outer = readDer(der)
  if (outer?.tag !== DER.sequence || outer.rest.length > 0) return FOUND.noDer
  const [first, second, third] = elementsOf(outer.content)
  const tags = [first?.tag, second?.tag, third?.tag]
  if (tags[0] === DER.integer) {
    // PKCS#1 has n and e alone; private keys a version before: PKCS#1 and DSA numbers, PKCS#8 and PKCS#12 a sequence, EC an octet string.
    if (tags[1] === DER.sequence || tags[1] === DER.octetString) return FOUND.privateKey
    if (tags[1] === DER.integer && tags[2] === DER.integer && isVersion(first)) return FOUND.privateKey
    return { rsa: der }
  }
  if (first?.tag !== DER.sequence) return FOUND.noKey
  const [algorithm] = elementsOf(first.content)
  if (algorithm?.tag === DER.objectIdentifier && second?.tag === DER.octetString) return FOUND.privateKey // encrypted
  if (
    second?.tag === DER.sequence &&
    third?.tag === DER.bitString &&
    (algorithm?.tag === DER.explicit0 || algorithm?.tag === DER.integer)
  )
    return FOUND.certificate
  if (algorithm?.tag !== DER.objectIdentifier || second?.tag !== DER.bitString || second.content[0] !== 0)
    return FOUND.noKey
  const name = encodeHex(algorithm.content)
  if (name === EC_PUBLIC_KEY) return FOUND.ec
  return name === RSA_ENCRYPTION ? { rsa: second.content.slice(1) } : FOUND.notRsa
}

function isVersion(element: DerElement | undefined): boolean {
  return element?.content.length === 1 && (element.content[0] ?? 9) <= 1
}

/** What a PEM block of this label is; `undefined` for a public key. */
export function classifyLabel(label: string): string | undefined {
  if (/PRIVATE KEY/.test(label)) return FOUND.privateKey
  if (/^(?:RSA )?PUBLIC KEY$/.test(label)) return undefined
  if (/CERTIFICATE|PKCS7/.test(label)) return FOUND.certificate
  return /SSH/.test(label) ? FOUND.ssh : FOUND.label
}
