import { decodeBase64, decodeBase64Url } from '../encoding/base64.ts'
import { DER, writeDer } from '../encoding/der.ts'
import { decodeHex } from '../encoding/hex.ts'
import { decodeUtf8 } from '../encoding/utf8.ts'
import { classifyDer, classifyLabel, type Found } from './classify-key.ts'
import { FOUND } from './key-findings.ts'
import { cleanKeyText, isPath } from './key-text.ts'

/** A key that is base64 of base64 has been wrapped by hand and by a secret store; nobody wraps more often. */
const MAXIMUM_DEPTH = 3

/** Looks for an RSA public key in whatever was given. Never throws. */
export function findPublicKey(key: unknown): Found {
  if (typeof key === 'string') return findInText(key, 0)
  if (typeof key !== 'object' || key === null) return `a value of the type ${key === null ? 'null' : typeof key}.`
  try {
    return findInObject(key)
  } catch {
    return FOUND.unreadable // bytes that were handed over to a worker, a getter that throws
  }
}

function findInObject(key: object): Found {
  // Not by `instanceof`: Jest and node:vm have classes of their own.
  if (ArrayBuffer.isView(key)) return findInBytes(new Uint8Array(key.buffer, key.byteOffset, key.byteLength).slice(), 0)
  const tag = Object.prototype.toString.call(key)
  if (tag === '[object ArrayBuffer]') return findInBytes(new Uint8Array(key as ArrayBuffer).slice(), 0) // as its tag says
  if (tag === '[object Promise]') return FOUND.promise
  const { type, algorithm, usages, raw, publicKey } = key as Readonly<Record<string, unknown>> // looked at one by one
  if (algorithm !== undefined && usages !== undefined) return classifyType(type) ?? FOUND.cryptoKey
  if (raw !== undefined && publicKey !== undefined) return FOUND.certificate // an X509Certificate
  return 'export' in key && typeof key.export === 'function'
    ? (classifyType(type) ?? findInBytes(Uint8Array.from(key.export({ format: 'der', type: 'spki' })), MAXIMUM_DEPTH))
    : findInJwk(key)
}

/** What a KeyObject or a CryptoKey of this type is; `undefined` for a public key. */
function classifyType(type: unknown): string | undefined {
  if (type === 'public') return undefined
  return type === 'private' ? FOUND.privateKey : FOUND.secret
}

function findInJwk(key: object): Found {
  const { kty, n, e, d, k, keys } = key as Readonly<Record<string, unknown>> // looked at one by one
  if (d !== undefined) return FOUND.privateKey
  if (Array.isArray(keys)) return FOUND.keySet
  if (kty === 'oct' || k !== undefined) return FOUND.secret
  if (kty === 'EC') return FOUND.ec
  if (kty === 'OKP') return FOUND.notRsa
  const [modulus, exponent] = [n, e].map((number) => (typeof number === 'string' ? decodeBase64Url(number) : undefined))
  if (kty !== 'RSA' || !modulus?.length || !exponent?.length) return FOUND.noJwk
  return { rsa: writeDer(DER.sequence, writeInteger(modulus), writeInteger(exponent)) }
}

/** An unsigned number as a DER integer. */
function writeInteger(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const start = bytes.findIndex((byte) => byte !== 0)
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start)
  return (digits[0] ?? 0) >= 0x80 ? writeDer(DER.integer, Uint8Array.of(0), digits) : writeDer(DER.integer, digits)
}

function findInBytes(bytes: Uint8Array<ArrayBuffer>, depth: number): Found {
  const [first, second = 0] = bytes
  if (first === undefined) return FOUND.nothing
  if (first === DER.sequence && second >= 0x80) return classifyDer(bytes) // no UTF-8 starts like this
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return FOUND.wideText
  const text = depth < MAXIMUM_DEPTH ? decodeUtf8(bytes) : undefined
  if (text === undefined) return classifyDer(bytes)
  if (text.startsWith('openssh-key-v1\0')) return FOUND.privateKey
  const found = findInText(text, depth + 1)
  return found === FOUND.text ? classifyDer(bytes) : found
}

function findInText(received: string, depth: number): Found {
  const text = cleanKeyText(received)
  if (/^(?:undefined|null)?$/.test(text)) return FOUND.nothing
  if (/^https?:/i.test(text)) return FOUND.url
  if (isPath(received)) return FOUND.path
  if (/^(?:ssh|ecdsa)-/.test(text)) return FOUND.ssh
  const labels = [...text.matchAll(/- ?BEGIN ([A-Z0-9 ]{0,40}?) ?-/g)].map(([, label = '']) => label)
  const foreign = labels.map(classifyLabel).filter((found) => found !== undefined)
  if (foreign.includes(FOUND.privateKey)) return FOUND.privateKey
  if (foreign[0] !== undefined) return foreign[0]
  if (labels.length > 1) return `${labels.length} keys in one text. Pass an array with one text a key.`
  if (labels.length === 0) return findInBare(text, depth)
  const [, inside = '', rest] = text.split(/KEY ?-{1,9}/)
  const [, base64] = /^([^-]*)-{1,9} ?END (?:RSA )?PUBLIC $/.exec(inside) ?? []
  if (base64 === undefined || rest === undefined) return FOUND.cutOff
  const der = decodeBase64(base64)
  return der?.length ? classifyDer(der) : FOUND.badPem
}

/** Text without a PEM's lines: JSON, or DER or another text in base64 or hex. */
function findInBare(text: string, depth: number): Found {
  if (text.startsWith('{')) {
    try {
      return findInJwk(JSON.parse(text))
    } catch {
      return FOUND.badJson
    }
  }
  const bytes = decodeHex(text.replace(/\s/g, '')) ?? decodeBase64(text)
  return bytes?.length ? findInBytes(bytes, depth) : FOUND.text
}
