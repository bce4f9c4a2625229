import { execFileSync } from 'node:child_process'
import { createSecretKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePublicKey } from '../../src/authenticate/public-key.ts'
import { isSnapConfigurationError, verifyAsymmetricSignature } from '../../src/index.ts'
import { gatewayKeys, makeKeyPair } from '../support/key-pairs.ts'
import { openMerchant } from '../support/merchant.ts'

const { pem, publicKey, privateKey } = gatewayKeys
const spki = publicKey.export({ type: 'spki', format: 'der' })
const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' })
const pkcs8Pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const ecKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const certificate = selfSign()

const PRIVATE_KEY =
  'a private key. Only the gateway may hold its private key: use the public key that it sent you, and treat this one as leaked.'
const CERTIFICATE = 'a certificate. Take its public key out: openssl x509 -in cert.pem -pubkey -noout.'
const EC = 'a public key of an elliptic curve (EC). SNAP signs with SHA256withRSA: ask the gateway for its RSA key.'
const NOT_RSA =
  'a public key that is not RSA (Ed25519, RSA-PSS, DSA …). SNAP signs with SHA256withRSA: ask the gateway for its RSA key.'
const SSH = 'an SSH key. Convert it: ssh-keygen -f key.pub -e -m PKCS8.'
const PATH = "the path of a file. Read the file, and pass what is in it: readFileSync(path, 'utf8')."
const URL_GIVEN = 'an address on the web. Fetch the key once, and pass its text.'
const NOTHING = 'an empty text. Is its environment variable set?'
const TEXT = 'a text that is neither PEM nor base64.'
const NO_DER = 'data that is not a whole key, neither PEM nor DER. Was it cut off?'
const NO_KEY = 'a DER structure that is not a public key.'
const NO_JWK = 'an object that is not a JWK of an RSA key: { kty, n, e }.'
const CUT_OFF = 'a PEM text that is cut off: its END line is missing. In an .env file a key of many lines needs quotes.'
const BAD_PEM = 'a PEM text whose base64 is damaged or empty.'
const SECRET = 'a secret. That belongs to clientSecrets.'
const NUMBERS = 'an RSA key whose numbers cannot be read.'
const EXPONENT = 'an RSA key whose exponent is not odd and above 1.'
const WIDE = 'a text in UTF-16, as PowerShell writes it. Save it as UTF-8.'

const TEXTS: [what: string, text: string, found: string][] = [
  ['a PKCS#8 private key', pkcs8Pem, PRIVATE_KEY],
  ['a PKCS#1 private key', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), PRIVATE_KEY],
  ['an encrypted private key', encrypted('pem').toString(), PRIVATE_KEY],
  ['a private key with \\n written out', pkcs8Pem.replaceAll('\n', '\\n'), PRIVATE_KEY],
  ['base64 of a whole PEM of a private key', Buffer.from(pkcs8Pem).toString('base64'), PRIVATE_KEY],
  ['a bare PKCS#8 private key', pkcs8.toString('base64'), PRIVATE_KEY],
  ['a bare PKCS#8 private key in hex', pkcs8.toString('hex'), PRIVATE_KEY],
  ['a bare PKCS#1 private key', privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'), PRIVATE_KEY],
  ['a bare encrypted private key', encrypted('der').toString('base64'), PRIVATE_KEY],
  ['a bare EC private key', ecKeys.privateKey.export({ type: 'sec1', format: 'der' }).toString('base64'), PRIVATE_KEY],
  ['a public key with its private key', pem + pkcs8Pem, PRIVATE_KEY],
  ['a private key as JWK', JSON.stringify(privateKey.export({ format: 'jwk' })), PRIVATE_KEY],
  ['a private key of OpenSSH in base64', Buffer.from('openssh-key-v1\0none').toString('base64'), PRIVATE_KEY],
  ['a certificate', certificate.toString(), CERTIFICATE],
  ['a bare certificate', certificate.raw.toString('base64'), CERTIFICATE],
  ['base64 of the PEM of a certificate', Buffer.from(certificate.toString()).toString('base64'), CERTIFICATE],
  ['an EC key', ecKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString(), EC],
  ['a bare EC key', ecKeys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'), EC],
  ['an EC key as JWK', JSON.stringify(ecKeys.publicKey.export({ format: 'jwk' })), EC],
  ['an Ed25519 key', edKey().export({ type: 'spki', format: 'pem' }).toString(), NOT_RSA],
  ['an Ed25519 key as JWK', JSON.stringify(edKey().export({ format: 'jwk' })), NOT_RSA],
  ['an RSA-PSS key', pssKey().export({ type: 'spki', format: 'pem' }).toString(), NOT_RSA],
  ['an SSH key', 'ssh-rsa AAAAB3NzaC1yc2E= someone', SSH],
  ['an OpenSSH key', '-----BEGIN OPENSSH PUBLIC KEY-----', SSH],
  ['a set of JWKs', '{"keys":[{"kty":"RSA"}]}', 'a set of JWKs. Pass the one key that the gateway signs with.'],
  ['a JWK without numbers', '{"kty":"RSA"}', NO_JWK],
  ['a secret as JWK', '{"kty":"oct","k":"c2VjcmV0"}', SECRET],
  ['JSON that is cut off', '{"kty":"RSA","n":"', 'JSON that cannot be read, perhaps of a JWK.'],
  ['a PEM of something else', '-----BEGIN DH PARAMETERS-----', 'a PEM text of something that is not a public key.'],
  ['a path', './keys/nicepay.pem', PATH],
  ['a path without a dot', 'keys/nicepay.pem', PATH],
  ['the name of a file', 'nicepay key.PEM', PATH],
  ['an absolute path', '/etc/keys/nicepay', PATH],
  ['a Windows path', 'C:\\new keys\\nicepay', PATH],
  ['a UNC path', '\\\\server\\share\\nicepay', PATH],
  ['a path in the home folder', '~/nicepay', PATH],
  ["a file's address", 'file:///etc/keys/nicepay', PATH],
  ['a path in quotes', '"/run/secrets/nicepay"', PATH],
  ['an address on the web', 'https://bank.example/key.pem', URL_GIVEN],
  ['garbage', 'changeme!', TEXT],
  ['base64 of something else', Buffer.from('hello world').toString('base64'), NO_DER],
  ['base64 of bytes', Buffer.from([0x80, 0x81, 0x82]).toString('base64'), NO_DER],
  ['an empty text', '', NOTHING],
  ['white space', ' \n ', NOTHING],
  ['quotes round nothing', '""', NOTHING],
  ['a variable that was not set, in a template', 'undefined', NOTHING],
  ['a PEM without its END', pem.slice(0, pem.indexOf('-----END')), CUT_OFF],
  ['the first line of a PEM', '-----BEGIN PUBLIC KEY-----', CUT_OFF],
  ['a PEM cut in the middle', `${pem.split('\n').slice(0, 3).join('\n')}\n-----END PUBLIC KEY-----`, NO_DER],
  ['a PEM with a stray letter', pem.replace('M', '?M'), BAD_PEM],
  ['a PEM of nothing', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----', BAD_PEM],
  ['two keys in one text', pem + pem, '2 keys in one text. Pass an array with one text a key.'],
  ['a key of 512 bits', makeKeyPair(512).pem, 'an RSA key of 512 bits. Ask the gateway for one of 2048 bits or more.'],
  ['DER with something behind it', bare(der(0x30, der(2, 1)), [0]), NO_DER],
  ['a DER structure of something else', bare(der(0x30, der(4, 1))), NO_KEY],
  ['a DER structure without a bit string', bare(der(0x30, der(0x30, der(6, 1)), der(5))), NO_KEY],
  ['a bit string with unused bits', bare(der(0x30, der(0x30, der(6, 1)), der(3, 1, 0))), NO_KEY],
  ['an RSA key without an exponent', bare(der(0x30, der(2, 1))), NUMBERS],
  ['an RSA key with a third number', bare(der(0x30, ...modulus(), ...der(2, 3), ...der(2, 3))), NUMBERS],
  ['a negative modulus', bare(der(0x30, der(2, 0x80, ...Array(255).fill(1)), der(2, 3))), bits(0)],
  ['a modulus of 0', bare(der(0x30, der(2, 0), der(2, 3))), bits(0)],
  ['an even exponent', bare(der(0x30, modulus(), der(2, 2))), EXPONENT],
  ['the exponent 1', bare(der(0x30, modulus(), der(2, 1))), EXPONENT],
  ['an empty exponent', bare(der(0x30, modulus(), der(2))), EXPONENT],
]

const VALUES: [what: string, value: unknown, found: string][] = [
  ['a private KeyObject', privateKey, PRIVATE_KEY],
  ['a KeyObject of a secret', createSecretKey(Buffer.from('secret')), SECRET],
  ['a KeyObject of an EC key', ecKeys.publicKey, EC],
  ['a KeyObject of an RSA-PSS key', pssKey(), NOT_RSA],
  ['a private JWK', privateKey.export({ format: 'jwk' }), PRIVATE_KEY],
  ['a Buffer of a private key', Buffer.from(pkcs8Pem), PRIVATE_KEY],
  ['DER of a private key', pkcs8, PRIVATE_KEY],
  ['an X509Certificate', certificate, CERTIFICATE],
  ['DER of a certificate', certificate.raw, CERTIFICATE],
  ['bytes of nothing', new Uint8Array(), NOTHING],
  ['a text in UTF-16', Buffer.from(`\ufeff${pem}`, 'utf16le'), WIDE],
  ['a text in UTF-16, the high byte first', Buffer.from(`\ufeff${pem}`, 'utf16le').swap16(), WIDE],
  ['bytes cut off', spki.subarray(0, 100), NO_DER],
  ['a Promise', Promise.resolve(pem), 'a Promise. Await it first.'],
  ['an object of something else', { pem }, NO_JWK],
  [
    'an object that throws',
    {
      get algorithm(): never {
        throw new Error(pem)
      },
    },
    'an object that cannot be read.',
  ],
  ['a number', 5, 'a value of the type number.'],
  ['null', null, 'a value of the type null.'],
]

const message = (option: string, found: string) =>
  `${option} is not an RSA public key. Found: ${found} Expected: PEM (-----BEGIN PUBLIC KEY-----), the base64 inside it, its bytes, a KeyObject or a JWK.`

describe('is not a public key', () => {
  it.each([...TEXTS, ...VALUES])('%s', (_, value, found) => {
    const refused = catchError(() => parsePublicKey(value, 'shop: partners[0].publicKeys'))
    expect(isSnapConfigurationError(refused)).toBe(true)
    expect(refused).toMatchObject({
      code: 'PUBLIC_KEY_INVALID',
      message: message('shop: partners[0].publicKeys', found),
    })
  })

  it('a CryptoKey: the message says how to get its bytes, and they are taken', async () => {
    const usages = ['verify'] as const
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('spki', Uint8Array.from(spki), algorithm, true, usages)
    expect(catchError(() => parsePublicKey(key, 'key'))).toMatchObject({
      message: message('key', "a CryptoKey. Pass its bytes: await crypto.subtle.exportKey('spki', key)."),
    })
    expect(parsePublicKey(await crypto.subtle.exportKey('spki', key), 'key').modulusBits).toBe(2048)
  })

  it('a private CryptoKey', async () => {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('pkcs8', Uint8Array.from(pkcs8), algorithm, false, ['sign'])
    expect(catchError(() => parsePublicKey(key, 'key'))).toMatchObject({ message: message('key', PRIVATE_KEY) })
  })

  it('at start, with its place in the list; a building block fails with the same words', async () => {
    expect(catchError(() => openMerchant({ partner: { publicKeys: [pem, 'changeme!'] } }))).toMatchObject({
      code: 'PUBLIC_KEY_INVALID',
      message: message('test: partners[0].publicKeys[1]', TEXT),
    })
    expect(await verifyAsymmetricSignature({ stringToSign: '', signature: 'AAAA', publicKeys: 'changeme!' })).toEqual({
      ok: false,
      failure: expect.objectContaining({ code: 'PUBLIC_KEY_INVALID', message: message('publicKeys[0]', TEXT) }),
    })
  })

  it.each([
    ['undefined', undefined, 'test: partners[0].publicKeys is undefined or empty'],
    ['an empty list', [], 'test: partners[0].publicKeys is undefined or empty'],
    [
      'a list of undefined',
      [undefined],
      'test: partners[0].publicKeys[0] is undefined: is its environment variable set?',
    ],
  ])('%s', (_, publicKeys, start) => {
    expect(catchError(() => openMerchant({ partner: { publicKeys } }))).toMatchObject({
      code: 'PUBLIC_KEY_INVALID',
      message: expect.stringContaining(start),
    })
  })
})

const BASE64 = spki.toString('base64')

/** A key's text as people damage it. */
const damaged = fc
  .tuple(
    fc.constantFrom(
      pem,
      BASE64,
      pkcs8Pem,
      Buffer.from(pem).toString('base64'),
      spki.toString('hex'),
      JSON.stringify(publicKey.export({ format: 'jwk' })),
    ),
    fc.array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 3 }), fc.string({ unit: 'binary', maxLength: 3 })), {
      maxLength: 3,
    }),
  )
  .map(([text, edits]) => {
    let edited = text
    for (const [at, removed, put] of edits) {
      const place = at % (edited.length + 1)
      edited = edited.slice(0, place) + put + edited.slice(place + removed)
    }
    return edited
  })

describe('whatever is given', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.uint8Array(),
    fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
    fc.tuple(fc.nat({ max: 39 }), fc.nat({ max: 255 })).map(([at, byte]) => {
      const bytes = Uint8Array.from(spki)
      bytes[at] = byte // the structure, not the modulus
      return bytes
    }),
    fc.object({ key: fc.constantFrom('kty', 'n', 'e', 'd', 'keys', 'type', 'export', 'algorithm', 'raw') }),
    fc.anything(),
    damaged,
  )

  it('nothing but its own refusal is thrown, and no message holds 8 characters of a key', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const refused = catchError(() => parsePublicKey(given, 'key'))
        if (refused === undefined) return
        expect(isSnapConfigurationError(refused)).toBe(true)
        expectNothingOf(String(refused), typeof given === 'string' ? given : pem)
      }),
      { numRuns: 600 },
    )
  })

  it.each(TEXTS)('no message holds 8 characters of it: %s', (_, text) => {
    const refused = String(catchError(() => parsePublicKey(text, 'key')))
    expectNothingOf(refused, text)
    expectNothingOf(String(catchError(() => parsePublicKey(Buffer.from(text), 'key'))), text)
  })

  it('a text is one key or none, whether it is read as it is, as hex or as base64', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const readings = new Set(readInEveryWay(text))
        expect(readings.size).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })
})

/** The keys that a text is when it is read as it is, as hex alone and as base64 alone. */
function readInEveryWay(text: string): string[] {
  const bytes = [Buffer.from(text.replace(/\s/g, ''), 'hex'), Buffer.from(text, 'base64')]
  return [text, ...bytes].flatMap((given) => {
    try {
      return [Buffer.from(parsePublicKey(given, 'key').spki).toString('hex')]
    } catch {
      return []
    }
  })
}

/** The words of our own messages are no secret, even where a key's label has them too. */
const OURS = /-----BEGIN PUBLIC KEY-----|undefined/g

function expectNothingOf(said: string, text: string): void {
  const own = said.replace(OURS, '')
  for (let at = 0; at + 8 <= text.length; at++) {
    const part = text.slice(at, at + 8)
    if (/^[A-Za-z0-9+/=_-]{8}$/.test(part) && own.includes(part)) throw new Error(`the message holds ${part}`)
  }
}

function bits(count: number): string {
  return `an RSA key of ${count} bits. Ask the gateway for one of 2048 bits or more.`
}

function encrypted(format: 'pem' | 'der'): string | Buffer {
  const how = { type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'p' } as const
  return format === 'pem' ? privateKey.export({ ...how, format }) : privateKey.export({ ...how, format })
}

function selfSign(): X509Certificate {
  const args = ['req', '-x509', '-newkey', 'rsa:1024', '-nodes', '-keyout', '/dev/null', '-subj', '/CN=bank.example']
  return new X509Certificate(execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'ignore'] }))
}

function catchError(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}

function edKey(): KeyObject {
  return generateKeyPairSync('ed25519').publicKey
}

function pssKey(): KeyObject {
  return generateKeyPairSync('rsa-pss', { modulusLength: 1024 }).publicKey
}

/** A DER element of a short or a two-byte length. */
function der(tag: number, ...content: readonly (number | number[])[]): number[] {
  const bytes = content.flat()
  return [tag, ...(bytes.length < 0x80 ? [bytes.length] : [0x82, bytes.length >> 8, bytes.length & 255]), ...bytes]
}

function modulus(): number[] {
  return der(2, 0x7f, ...Array<number>(255).fill(1))
}

function bare(...parts: readonly number[][]): string {
  return Buffer.from(parts.flat()).toString('base64')
}
