import nodeCrypto, { createPublicKey, type KeyObject, type PublicKeyInput } from 'node:crypto'

/** A random UUID that the world decides. */
export function makeUuid(id: number): string {
  return `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`
}

/** Reading a key costs more than using it, and each process reads the same one. */
const publicKeys = new Map<string, KeyObject>()

function readPublicKey(input: PublicKeyInput): KeyObject {
  const name = typeof input.key === 'string' ? input.key : Buffer.from(input.key).toString('base64')
  const key = publicKeys.get(name) ?? createPublicKey(input)
  publicKeys.set(name, key)
  return key
}

/**
 * What the library's bundle may `require`: node:crypto, on the spot, with the world's random numbers in the place of the machine's, and
 * nothing else. The platform's WebCrypto works on threads, whose order no seed decides.
 */
export function simulateRequire(nextId: () => number): (name: string) => unknown {
  const random = () => {
    throw new Error('a simulated process asks for random bytes: give it the world’s')
  }
  const crypto = {
    ...nodeCrypto,
    createPublicKey: readPublicKey,
    randomUUID: () => makeUuid(nextId()),
    randomBytes: random,
    randomInt: random,
    getRandomValues: random,
  }
  return (name) => {
    if (name === 'node:crypto') return crypto
    throw new Error(`a simulated process asks for ${name}`)
  }
}
