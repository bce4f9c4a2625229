import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIdentity } from '../../../src/command-line/options/identity.ts'
import { WrongUse } from '../../../src/wrong-use.ts'
import { PRIVATE_KEY, PUBLIC_KEY } from '../../support/keys.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** A folder with a private key, and with the config file that is given. */
function folderWith(config?: object, path = 'snap-simulator.json'): { cwd: string; env: Record<string, string> } {
  const cwd = temporaryFolder()
  writeFileSync(join(cwd, 'key.pem'), PRIVATE_KEY)
  mkdirSync(join(cwd, '.snap'))
  writeFileSync(join(cwd, '.snap/key.pem'), PRIVATE_KEY)
  if (config !== undefined) writeFileSync(join(cwd, path), JSON.stringify(config))
  return { cwd, env: {} }
}

describe('readIdentity', () => {
  it('needs a private key alone', () => {
    expect(readIdentity({ 'private-key': 'key.pem' }, folderWith())).toMatchObject({
      clientId: 'IONPAYTEST',
      clientSecret: undefined,
      signature: undefined,
      scheme: 'client-id',
      basePath: '/api',
      signedBasePath: '/api',
      serviceCodes: {},
      timeoutMilliseconds: 30_000,
      sources: { privateKey: '--private-key key.pem', clientSecret: undefined },
    })
  })

  it.each(['snap-simulator.json', '.snap/snap-simulator.json'])('finds %s, and what it names beside it', (file) => {
    const config = { clientId: 'TNICEVA023', clientSecret: 's3cret', signature: 'symmetric', privateKey: 'key.pem' }
    const identity = readIdentity({}, folderWith(config, file))
    expect(identity).toMatchObject({ clientId: 'TNICEVA023', clientSecret: 's3cret', signature: 'symmetric' })
    expect(identity.sources).toEqual({
      privateKey: `${file.replace('snap-simulator.json', 'key.pem')} (privateKey of ${file})`,
      clientSecret: `clientSecret of ${file}`,
    })
  })

  it('prefers options to the file', () => {
    const terminal = folderWith({ clientId: 'A', signature: 'symmetric', privateKey: 'gone.pem', basePath: '/a' })
    const options = { 'client-id': 'B', signature: 'asymmetric', 'private-key': 'key.pem', 'base-path': '/b' }
    expect(readIdentity(options, terminal)).toMatchObject({
      clientId: 'B',
      signature: 'asymmetric',
      basePath: '/b',
      signedBasePath: '/b',
    })
  })

  it('takes the client secret from the nearest place', () => {
    const terminal = folderWith({ clientSecret: 'of the file', privateKey: 'key.pem' })
    const secretOf = (options: object, env: Record<string, string> = {}) =>
      readIdentity(options, { ...terminal, env }).clientSecret
    writeFileSync(join(terminal.cwd, 'secret'), 'of its own file \n')
    expect(secretOf({})).toBe('of the file')
    expect(secretOf({}, { SNAP_CLIENT_SECRET: 'of the environment' })).toBe('of the environment')
    expect(secretOf({ 'client-secret-file': 'secret' }, { SNAP_CLIENT_SECRET: 'of the environment' })).toBe(
      'of its own file ',
    )
    expect(secretOf({ 'client-secret': 'of the option', 'client-secret-file': 'secret' })).toBe('of the option')
  })

  it.each([
    ['PEM with \\n escapes', PRIVATE_KEY.trim().replaceAll('\n', '\\n')],
    ['bare base64', PRIVATE_KEY.replace(/-----[A-Z ]+-----|\n/g, '')],
    ['PEM with Windows line ends', PRIVATE_KEY.replaceAll('\n', '\r\n')],
  ])('reads a private key as %s', (_form, text) => {
    const terminal = folderWith()
    writeFileSync(join(terminal.cwd, 'other.pem'), text)
    const { privateKey } = readIdentity({ 'private-key': 'other.pem' }, terminal)
    expect(privateKey.export({ type: 'pkcs8', format: 'pem' })).toBe(PRIVATE_KEY)
  })

  it.each<{ options?: object; config?: object; message: string }>([
    { message: 'npx @snap-sdk/simulator keys makes a pair' },
    {
      options: { 'private-key': 'gone.pem' },
      message: '--private-key gone.pem cannot be read: there is no such file.',
    },
    { options: { 'private-key': '.snap' }, message: '--private-key .snap cannot be read: it is a folder.' },
    { options: { config: 'gone.json' }, message: '--config gone.json cannot be read' },
    { config: { privateKey: 'gone.pem' }, message: 'privateKey of snap-simulator.json: gone.pem cannot be read' },
    {
      config: { clientID: 'A' },
      message: "snap-simulator.json has 'clientID', which it does not take. It takes: clientId",
    },
    { config: { clientId: 7 }, message: 'snap-simulator.json: clientId must be text.' },
    { config: [], message: 'is not a JSON object' },
    { options: { signature: 'rsa' }, message: "'rsa'; it must be one of client-id, symmetric, asymmetric." },
    { options: { signature: 'symmetric' }, message: 'give --client-secret-file FILE, or set SNAP_CLIENT_SECRET' },
    { options: { 'base-path': 'api' }, message: "--base-path is 'api'" },
    { options: { 'base-path': '/api/' }, message: "--base-path is '/api/'" },
    { options: { 'signed-base-path': '/api/v1.0' }, message: "--signed-base-path is '/api/v1.0'" },
    { options: { 'service-codes': '24' }, message: "--service-codes is '24'" },
    { options: { timeout: '0' }, message: "--timeout is '0'" },
    { options: { timeout: 'soon' }, message: "--timeout is 'soon'" },
  ])('refuses wrong use with the fix: $message', ({ options = {}, config, message }) => {
    const read = () =>
      readIdentity(
        message.includes('keys makes') || config ? options : { 'private-key': 'key.pem', ...options },
        folderWith(config),
      )
    expect(read).toThrow(WrongUse)
    expect(read).toThrow(message)
  })

  it.each([
    ['a public key', PUBLIC_KEY, 'holds a public key'],
    ['no key', 'no key', 'is no private key'],
    ['an encrypted key', encryptedKey(), 'is encrypted. Decrypt it first: openssl pkcs8'],
    ['an EC key', ecKey(), 'is a key for ec. SNAP signs by RSA'],
  ])('refuses %s, and does not print it', (_what, text, message) => {
    const terminal = folderWith()
    writeFileSync(join(terminal.cwd, 'other.pem'), text)
    const read = () => readIdentity({ 'private-key': 'other.pem' }, terminal)
    expect(read).toThrow(WrongUse)
    expect(read).toThrow(`--private-key other.pem ${message}`)
  })
})

function encryptedKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'p' },
  }).privateKey
}

function ecKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}
