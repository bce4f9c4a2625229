import { generateKeyPairSync } from 'node:crypto'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** One pair for all tests of a file, PEM. */
export const PRIVATE_KEY: string = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
export const PUBLIC_KEY: string = publicKey.export({ type: 'spki', format: 'pem' }).toString()
