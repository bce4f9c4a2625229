import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SignatureScheme } from '@snap-sdk/simulator'
import { UsageError } from './usage-error.ts'

/** What plays NICEPAY, as the merchant knows it. */
export interface ThrowAwayIdentity {
  /** Where the private key lies. */
  readonly privateKeyFile: string
  /** PEM. */
  readonly publicKey: string
  readonly clientSecret: string
}

/** How the merchant is set up: the simulator has to call it so. */
export interface ThrowAwayFacts {
  readonly clientId: string
  readonly signature: SignatureScheme
}

/** What `npx @snap-sdk/simulator keys` writes as well. */
const FILES = {
  privateKey: 'nicepay-private-key.pem',
  publicKey: 'nicepay-public-key.pem',
  config: 'snap-simulator.json',
} as const

/**
 * Plays NICEPAY's onboarding: a key pair and a client secret in `.snap/`, readable for their owner alone, with the config file
 * that `npm run simulator` finds. They are made once; later starts, and others at the same moment, take what is there. Client ID
 * and scheme are written down anew.
 *
 * @throws UsageError when a file is there and is not what it should be.
 */
export function provideThrowAwayIdentity(directory: string, facts: ThrowAwayFacts): ThrowAwayIdentity {
  const folder = join(directory, '.snap')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const privateKeyFile = join(folder, FILES.privateKey)
  const publicKey = toPublicKey(
    readIfThere(privateKeyFile) ?? writeFirst(privateKeyFile, makePrivateKey()),
    privateKeyFile,
  )
  replace(join(folder, FILES.publicKey), publicKey)

  const configFile = join(folder, FILES.config)
  const made = { clientSecret: randomBytes(32).toString('base64url') }
  const config = parseConfig(readIfThere(configFile) ?? writeFirst(configFile, write(made)), configFile)
  const { clientSecret = made.clientSecret } = config
  replace(
    configFile,
    write({ ...config, ...facts, clientSecret, privateKey: FILES.privateKey, publicKey: FILES.publicKey }),
  )
  return { privateKeyFile, publicKey, clientSecret }
}

function makePrivateKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** Writes a file that is not there. Where another process was first, its text is taken. */
function writeFirst(file: string, text: string): string {
  return throughDraft(file, text, (draft) => {
    try {
      linkSync(draft, file)
      return text
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return readFileSync(file, 'utf8')
      throw error
    }
  })
}

/** Writes a file that may be there, where its text is another. */
function replace(file: string, text: string): void {
  if (readIfThere(file) !== text) throughDraft(file, text, (draft) => renameSync(draft, file))
}

/** Writes the whole text under another name first: a process that starts at the same moment never reads half of it. */
function throughDraft<Result>(file: string, text: string, publish: (draft: string) => Result): Result {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    return publish(draft)
  } finally {
    rmSync(draft, { force: true })
  }
}

function write(config: object): string {
  return `${JSON.stringify(config, undefined, 2)}\n`
}

function parseConfig(text: string, file: string): { readonly clientSecret?: string } {
  const config = readObject(text)
  if (config === undefined)
    throw new UsageError(`${file} is no JSON object. Delete it: the next start makes a new one.`)
  return 'clientSecret' in config && typeof config.clientSecret === 'string'
    ? { clientSecret: config.clientSecret }
    : {}
}

function readObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
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
