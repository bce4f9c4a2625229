import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { provideThrowAwayIdentity } from '../src/throw-away-identity.ts'
import { UsageError } from '../src/usage-error.ts'
import { temporaryDirectory } from './support/run-built.ts'

const FACTS = { clientId: 'IONPAYTEST', signature: 'client-id' } as const
const FILES = ['nicepay-private-key.pem', 'nicepay-public-key.pem', 'snap-simulator.json']

it('writes a key pair and a config for its owner alone, and nothing else', () => {
  const directory = temporaryDirectory()
  const { publicKey, clientSecret } = provideThrowAwayIdentity(directory, FACTS)

  const folder = join(directory, '.snap')
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(readdirSync(folder).sort()).toEqual(FILES)
  for (const file of FILES) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600)
  const privateKey = createPrivateKey(readFileSync(join(folder, 'nicepay-private-key.pem')))
  expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  expect(createPublicKey(privateKey).equals(createPublicKey(publicKey))).toBe(true)
  expect(readFileSync(join(folder, 'nicepay-public-key.pem'), 'utf8')).toBe(publicKey)
  expect(JSON.parse(readFileSync(join(folder, 'snap-simulator.json'), 'utf8'))).toEqual({
    ...FACTS,
    clientSecret,
    privateKey: 'nicepay-private-key.pem',
    publicKey: 'nicepay-public-key.pem',
  })
})

it('takes what is there, and writes down how it is set up now', () => {
  const directory = temporaryDirectory()
  const first = provideThrowAwayIdentity(directory, FACTS)
  const facts = { clientId: 'TNICEVA023', signature: 'symmetric' } as const
  expect(provideThrowAwayIdentity(directory, facts)).toEqual(first)
  expect(JSON.parse(readFileSync(join(directory, '.snap/snap-simulator.json'), 'utf8'))).toMatchObject({
    ...facts,
    clientSecret: first.clientSecret,
  })
  expect(readdirSync(join(directory, '.snap')).sort()).toEqual(FILES)
})

it('refuses a file that is no key, and says what to do', () => {
  const directory = temporaryDirectory()
  provideThrowAwayIdentity(directory, FACTS)
  const file = join(directory, '.snap', 'nicepay-private-key.pem')
  writeFileSync(file, 'no key')
  expect(() => provideThrowAwayIdentity(directory, FACTS)).toThrow(UsageError)
  expect(() => provideThrowAwayIdentity(directory, FACTS)).toThrow(`${file} is no private key. Delete it`)
})

it.each(['no JSON', 'null'])('refuses a config that is %s', (text) => {
  const directory = temporaryDirectory()
  provideThrowAwayIdentity(directory, FACTS)
  const file = join(directory, '.snap', 'snap-simulator.json')
  writeFileSync(file, text)
  expect(() => provideThrowAwayIdentity(directory, FACTS)).toThrow(`${file} is no JSON object. Delete it`)
})
