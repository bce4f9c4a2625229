import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import { signWithPrivateKey } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { parsePublicKey } from '../../src/authenticate/public-key.ts'
import { type PublicKey, verifyAsymmetricSignature } from '../../src/index.ts'
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
  ['PEM with \\n escaped twice', pem.replaceAll('\n', '\\\\n')],
  ['PEM with a backslash at the end of each line', pem.replaceAll('\n', '\\\n')],
  ['PEM with a backslash and CRLF', pem.replaceAll('\n', '\\\r\n')],
  ['PEM that starts with \\n written out', `\\n${pem.replaceAll('\n', '\\n')}`],
  ['PEM with slashes escaped, as PHP writes JSON', pem.replaceAll('/', '\\/')],
  ['PEM with no-break spaces', pem.replaceAll(' ', '\u00a0').replaceAll('\n', '\u00a0\n')],
  ['PEM with zero-width spaces', pem.replace(/.{20}/g, '$&\u200b')],
  ['PEM behind a byte order mark', `\ufeff${pem}`],
  ['PEM with typographic dashes', pem.replaceAll('-----', '\u2014\u2014\u2013')],
  ['PEM in typographic quotes', `\u201c${pem}\u201d`],
  ['PEM in escaped quotes', `\\"${pem.replaceAll('\n', '\\n')}\\"`],
  ['PEM in quotes twice', `'"${pem}"'`],
  ['base64 of a whole PEM', Buffer.from(pem).toString('base64')],
  ['base64 of a whole PKCS#1 PEM on many lines', Buffer.from(pkcs1Pem).toString('base64').replace(/.{76}/g, '$&\n')],
  ['base64 of a PEM with CRLF', Buffer.from(pem.replaceAll('\n', '\r\n')).toString('base64')],
  ['base64 of base64', Buffer.from(spki).toString('base64')],
  ['hex of the SPKI', Buffer.from(spki, 'base64').toString('hex')],
  ['a JWK as JSON', JSON.stringify(publicKey.export({ format: 'jwk' }))],
  ['a JWK as JSON in base64', Buffer.from(JSON.stringify(publicKey.export({ format: 'jwk' }))).toString('base64')],
  ['PEM with text before and behind it', `Bag Attributes\n  friendlyName: nicepay\n${pem}\nkind regards`],
]

const der = publicKey.export({ type: 'spki', format: 'der' })
const jwk = publicKey.export({ format: 'jwk' })

const OBJECTS: [string, PublicKey][] = [
  ['a Buffer of a PEM file', Buffer.from(pem)],
  ['a Buffer of a PEM file with a byte order mark', Buffer.from(`\ufeff${pem}`)],
  ['a Buffer of DER', der],
  ['a Buffer of PKCS#1 DER', publicKey.export({ type: 'pkcs1', format: 'der' })],
  ['a Uint8Array inside a longer one', new Uint8Array([0, ...der, 0]).subarray(1, -1)],
  ['an ArrayBuffer', Uint8Array.from(der).buffer],
  ['a Uint8Array of another realm', runInNewContext('Uint8Array.from(bytes)', { bytes: [...der] })],
  ['a KeyObject', publicKey],
  ['a JWK', jwk],
  ['a JWK with more members', { ...jwk, use: 'sig', alg: 'RS256', kid: '1' }],
  ['a JWK with zeros before its numbers', { ...jwk, n: `AAAA${jwk.n}`, e: `AAAA${jwk.e}` }],
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

  it.each(OBJECTS)('as %s', async (_, key) => {
    expect(parsePublicKey(key, 'key')).toEqual(parsePublicKey(pem, 'key'))
    expect((await verifyAsymmetricSignature({ stringToSign: 'text', signature, publicKeys: [key] })).ok).toBe(true)
  })

  it('of a partner, beside a text', async () => {
    const merchant = openMerchant({ partner: { publicKeys: [makeKeyPair().pem, publicKey] } })
    expect((await merchant.requestToken()).code).toBe('2007300')
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
