import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { provideThrowAwayKey } from '../src/keys.ts'
import { UsageError } from '../src/usage-error.ts'
import { temporaryDirectory } from './support/run-built.ts'

it('writes the private key for its owner alone, and nothing else', () => {
  const directory = temporaryDirectory()
  const { privateKeyFile, publicKey } = provideThrowAwayKey(directory)

  expect(privateKeyFile).toBe(join(directory, '.snap', 'nicepay-private-key.pem'))
  expect(statSync(privateKeyFile).mode & 0o777).toBe(0o600)
  expect(statSync(join(directory, '.snap')).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(directory, '.snap'))).toEqual(['nicepay-private-key.pem'])
  const privateKey = createPrivateKey(readFileSync(privateKeyFile))
  expect(privateKey.asymmetricKeyDetails?.modulusLength).toBe(2048)
  expect(createPublicKey(privateKey).equals(createPublicKey(publicKey))).toBe(true)
})

it('takes the key that is there', () => {
  const directory = temporaryDirectory()
  expect(provideThrowAwayKey(directory)).toEqual(provideThrowAwayKey(directory))
})

it('refuses a file that is no key, and says what to do', () => {
  const directory = temporaryDirectory()
  const { privateKeyFile } = provideThrowAwayKey(directory)
  writeFileSync(privateKeyFile, 'no key')
  expect(() => provideThrowAwayKey(directory)).toThrow(UsageError)
  expect(() => provideThrowAwayKey(directory)).toThrow(`${privateKeyFile} is no private key. Delete it`)
})
