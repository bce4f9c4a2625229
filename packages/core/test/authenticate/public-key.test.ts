import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { signWithPrivateKey } from '@snap-sdk/simulator'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePublicKey } from '../../src/authenticate/public-key.ts'
import { isSnapConfigurationError, verifyAsymmetricSignature } from '../../src/index.ts'
import { gatewayKeys, makeKeyPair } from '../support/key-pairs.ts'
import { openMerchant } from '../support/merchant.ts'

const { pem, publicKey, privateKey } = gatewayKeys
const pkcs1Pem = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const pkcs1 = publicKey.export({ type: 'pkcs1', format: 'der' }).toString('base64')

const FORMS: [string, string][] = [
  ['PEM', pem],
  ['PKCS#1 PEM', pkcs1Pem],
  ['bare base64 of the SPKI', spki],
  ['bare base64 of the PKCS#1 key', pkcs1],
  ['bare base64 on many lines', spki.replace(/.{64}/g, '$&\n')],
  ['bare base64 without padding', spki.replace(/=+$/, '')],
  ['PEM on one line', pem.replaceAll('\n', '')],
  ['PEM on one line with spaces', pem.replaceAll('\n', ' ')],
  ['PEM with \\n written out', pem.replaceAll('\n', '\\n')],
  ['PEM with \\r\\n written out', pem.replaceAll('\n', '\\r\\n')],
  ['PEM with CRLF', pem.replaceAll('\n', '\r\n')],
  ['PEM in white space', `\n\t  ${pem}  \n`],
  ['PEM in double quotes', `"${pem.replaceAll('\n', '\\n')}"`],
  ['PEM in single quotes and white space', ` ' ${pem} ' `],
  ['PEM with text before and behind it', `Bag Attributes\n  friendlyName: nicepay\n${pem}\nkind regards`],
]

describe('a public key is taken', () => {
  const signature = signWithPrivateKey('text', privateKey)

  it.each(FORMS)('as %s', async (_, text) => {
    expect(parsePublicKey(text, 'key').modulusBits).toBe(2048)
    expect(await verifyAsymmetricSignature({ stringToSign: 'text', signature, publicKeys: text })).toEqual({
      ok: true,
      value: { keyIndex: 0 },
    })
  })

  it('as OpenSSL writes it', async () => {
    const written = execFileSync('openssl', ['pkey', '-pubout'], {
      input: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      stdio: ['pipe', 'pipe', 'ignore'],
    }).toString()
    expect((await verifyAsymmetricSignature({ stringToSign: 'text', signature, publicKeys: written })).ok).toBe(true)
  })

  it.each([1024, 1536, 2048, 3072, 4096])('of %i bits', (bits) => {
    expect(parsePublicKey(makeKeyPair(bits).pem, 'key').modulusBits).toBe(bits)
  })
})

const ecKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const NOT_KEYS: [what: string, text: string, found: RegExp][] = [
  ['a PKCS#8 private key', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), /a private key/],
  ['a PKCS#1 private key', privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), /a private key/],
  [
    'an encrypted private key',
    privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' }).toString(),
    /a private key/,
  ],
  [
    'a private key with \\n written out',
    privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().replaceAll('\n', '\\n'),
    /a private key/,
  ],
  [
    'a bare PKCS#8 private key',
    privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    /cannot be read/,
  ],
  [
    'a bare PKCS#1 private key',
    privateKey.export({ type: 'pkcs1', format: 'der' }).toString('base64'),
    /cannot be read/,
  ],
  ['a certificate', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----', /a certificate.*openssl x509/],
  ['an EC key', ecKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString(), /not RSA/],
  ['an Ed25519 key', edKey(), /not RSA/],
  ['an RSA-PSS key', pssKey(), /not RSA/],
  ['an SSH key', 'ssh-rsa AAAAB3NzaC1yc2E= someone', /an SSH key.*ssh-keygen/],
  ['an OpenSSH key', '-----BEGIN OPENSSH PUBLIC KEY-----', /an SSH key/],
  ['a JWK', '{"kty":"RSA"}', /JWK/],
  ['a path', './keys/nicepay.pem', /the path of a file/],
  ['an absolute path', '/etc/keys/nicepay.key', /the path of a file/],
  ['a Windows path', 'C:\\keys\\nicepay.pem', /the path of a file/],
  ['a relative path', 'keys/nicepay.pem', /no PEM and no base64/],
  ['garbage', 'changeme!', /no PEM and no base64/],
  ['base64 of something else', Buffer.from('hello world').toString('base64'), /no DER key/],
  ['an empty text', '', /an empty text/],
  ['white space', ' \n ', /an empty text/],
  ['quotes round nothing', '""', /an empty text/],
  ['a PEM without its END', pem.slice(0, pem.indexOf('-----END')), /cut off/],
  ['a PEM cut in the middle', `${pem.slice(0, 200)}\n-----END PUBLIC KEY-----`, /cut off|no PEM/],
  ['a PEM of nothing', '-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----', /no PEM and no base64/],
  ['two keys in one text', pem + pem, /2 keys in one text/],
  ['a key of 512 bits', makeKeyPair(512).pem, /512 bits/],
  ['DER with something behind it', bare(der(0x30, der(2, 1)), [0]), /cut off/],
  ['a DER structure of something else', bare(der(0x30, der(4, 1))), /no public key/],
  ['a DER structure without a bit string', bare(der(0x30, der(0x30, der(6, 1)), der(4, 0))), /no public key/],
  ['a bit string with unused bits', bare(der(0x30, der(0x30, der(6, 1)), der(3, 1, 0))), /no public key/],
  ['an RSA key without an exponent', bare(der(0x30, der(2, 1))), /cannot be read/],
  ['an RSA key with a third number', bare(der(0x30, ...modulus(), ...der(2, 3), ...der(2, 3))), /cannot be read/],
  ['an RSA key with a negative modulus', bare(der(0x30, der(2, 0x80, ...Array(255).fill(1)), der(2, 3))), /0 bits/],
  ['an RSA key with a modulus of 0', bare(der(0x30, der(2, 0), der(2, 3))), /0 bits/],
  ['an RSA key with an even exponent', bare(der(0x30, modulus(), der(2, 2))), /exponent/],
  ['an RSA key with the exponent 1', bare(der(0x30, modulus(), der(2, 1))), /exponent/],
  ['an RSA key with an empty exponent', bare(der(0x30, modulus(), der(2))), /exponent/],
]

describe('is no public key', () => {
  it.each(NOT_KEYS)('%s', async (_, text, found) => {
    const refused = catchError(() => openMerchant({ partner: { publicKeys: [pem, text] } }))
    expect(isSnapConfigurationError(refused)).toBe(true)
    expect(refused).toMatchObject({ code: 'PUBLIC_KEY_INVALID', message: expect.stringMatching(found) })
    expect(refused).toMatchObject({ message: expect.stringContaining('partners[0].publicKeys[1]') })
    for (const line of text.split(/\s+/)) {
      if (line.length > 12) expect(String(refused)).not.toContain(line)
    }
    const verified = await verifyAsymmetricSignature({ stringToSign: '', signature: 'AAAA', publicKeys: text })
    expect(verified).toMatchObject({ ok: false, failure: { code: 'PUBLIC_KEY_INVALID' } })
  })

  it.each([
    ['undefined', undefined as unknown, 'partners[0].publicKeys is undefined or empty'],
    ['an empty list', [], 'partners[0].publicKeys is undefined or empty'],
    ['a list of undefined', [undefined], 'partners[0].publicKeys[0] is undefined: is its environment variable set?'],
    ['a Buffer', Buffer.from('x'), 'partners[0].publicKeys is not a text but object'],
  ])('%s', (_, publicKeys, message) => {
    const refused = catchError(
      () => openMerchant({ partner: { publicKeys: publicKeys as string } }), // what JavaScript lets through
    )
    expect(refused).toMatchObject({ code: 'PUBLIC_KEY_INVALID', message: expect.stringContaining(message) })
  })

  it('any other text: it throws a SnapConfigurationError and nothing else', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
      fc.tuple(fc.nat(), fc.nat({ max: 255 })).map(([at, byte]) => {
        const bytes = Buffer.from(spki, 'base64')
        bytes[at % 40] = byte // the structure, not the modulus
        return bytes.toString('base64')
      }),
    )
    fc.assert(
      fc.property(text, (candidate) => {
        const refused = catchError(() => parsePublicKey(candidate, 'key'))
        expect(refused === undefined || isSnapConfigurationError(refused)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

function catchError(run: () => unknown): unknown {
  try {
    run()
    return undefined
  } catch (error) {
    return error
  }
}

function edKey(): string {
  return generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
}

function pssKey(): string {
  const { publicKey: key } = generateKeyPairSync('rsa-pss', { modulusLength: 2048 })
  return key.export({ type: 'spki', format: 'pem' }).toString()
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
