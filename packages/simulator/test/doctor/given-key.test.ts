import { execFileSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeKey, readGivenKeys } from '../../src/doctor/given-key.ts'
import { WrongUse } from '../../src/wrong-use.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { asymmetric, BODY, explainSent, rsa } from './support/signed-call.ts'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const spki = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const pkcs1 = publicKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const bare = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const openssl = (args: readonly string[], input = '') =>
  execFileSync('openssl', args, { input, stdio: ['pipe', 'pipe', 'ignore'] })

describe('readGivenKeys', () => {
  it.each([
    ['PEM', spki],
    ['PKCS#1', pkcs1],
    ['PKCS#1 under the other label', pkcs1.replaceAll('RSA PUBLIC', 'PUBLIC')],
    ['one line', spki.trim().replaceAll('\n', ' ')],
    ['\\n written out, in quotes', `"${spki.replaceAll('\n', '\\n')}"`],
    ['CRLF', spki.replaceAll('\n', '\r\n')],
    ['bare base64', bare],
  ])('reads %s', (_, text) => {
    const [key, ...more] = readGivenKeys(text, '--public-key a.pem')
    expect(more).toEqual([])
    expect(key).toMatchObject({ found: 'public key', rsa: { bits: 2048 }, source: '--public-key a.pem' })
    expect(key?.fingerprint).toBe(readGivenKeys(spki, '')[0]?.fingerprint)
  })

  it('has the fingerprint that openssl has', () => {
    const der = openssl(['pkey', '-pubin', '-outform', 'DER'], spki)
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'key.der'), der)
    const [sum] = openssl(['sha256', '-r', join(folder, 'key.der')])
      .toString()
      .split(' ')
    expect(readGivenKeys(spki, '')[0]?.fingerprint).toBe(sum)
  })

  it('reads several of one file', () => {
    expect(readGivenKeys(spki + pkcs1, '').map(({ found }) => found)).toEqual(['public key', 'public key'])
  })

  it('says what else a key is', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const [ecKey] = readGivenKeys(ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(), '')
    expect(ecKey).toMatchObject({ found: 'EC public key', rsa: undefined })
    const [own] = readGivenKeys(privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(), '')
    expect(own && describeKey(own)).toMatch(/^RSA-2048 private key, fingerprint [0-9a-f]{16}$/)
  })

  it.each([
    ['', /holds no public key/],
    ['ssh-rsa AAAA', /ssh-keygen/],
    [spki.slice(0, 200), /cut off/],
    [spki.replace('MIIB', 'AAAA'), /cannot be read/],
    ['./nicepay.pem', /It takes PEM/],
  ])('refuses %#', (text, message) => {
    expect(() => readGivenKeys(text, '--public-key a')).toThrow(WrongUse)
    expect(() => readGivenKeys(text, '--public-key a')).toThrow(message)
  })
})

describe('a key of another purpose', () => {
  const sent = { signature: rsa(asymmetric(BODY), { privateKey }) }

  it('is named when it is a certificate, and its pair made the signature', () => {
    const folder = temporaryFolder()
    const key = join(folder, 'key.pem')
    writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }))
    const certificate = openssl(['req', '-x509', '-key', key, '-subj', '/CN=gateway.example', '-days', '2']).toString()
    const { causes } = explainSent(sent, { keys: readGivenKeys(certificate, '--public-key cert.pem') })
    expect(causes).toMatchObject([
      {
        rule: 'key-purpose',
        cause: expect.stringContaining('cert.pem holds a certificate'),
        fix: expect.stringContaining('openssl x509'),
      },
    ])
  })

  it('is named when it is no key of RSA', () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const keys = readGivenKeys(ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(), '--public-key ec.pem')
    const { causes } = explainSent(sent, { keys, secrets: [] })
    expect(causes).toMatchObject([
      { rule: 'key-purpose', cause: expect.stringContaining('ec.pem holds an EC public key') },
    ])
  })
})
