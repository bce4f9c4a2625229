import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './usage-error.ts'

export interface ThrowAwayKey {
  /** Where the private key lies. */
  readonly privateKeyFile: string
  /** PEM. */
  readonly publicKey: string
}

/**
 * Plays NICEPAY's onboarding: a key pair whose private half lies in `.snap/`, readable for its owner alone. It is made
 * once; later starts, and others at the same moment, take what is there.
 *
 * @throws UsageError when the file is there and is no private key.
 */
export function provideThrowAwayKey(directory: string): ThrowAwayKey {
  const folder = join(directory, '.snap')
  const privateKeyFile = join(folder, 'nicepay-private-key.pem')
  const pem = readIfThere(privateKeyFile) ?? writeFirst(privateKeyFile, folder)
  return { privateKeyFile, publicKey: toPublicKey(pem, privateKeyFile) }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Writes the whole file under another name first: a process that starts at the same moment never reads half a key. */
function writeFirst(file: string, folder: string): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const draft = `${file}.${process.pid}`
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(draft, privateKey, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return privateKey
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return readFileSync(file, 'utf8')
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

function toPublicKey(pem: string, file: string): string {
  try {
    return createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'pem' }).toString()
  } catch {
    throw new UsageError(`${file} is no private key. Delete it: the next start makes a new one.`)
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
