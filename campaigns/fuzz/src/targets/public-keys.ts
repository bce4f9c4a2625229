import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createSnap, isSnapConfigurationError } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits, toBinaryText, toBytes } from '../support/binary-text.ts'

/** A key's DER, damaged, in one of the coats that people paste. */
interface PastedKey {
  readonly der: string
  readonly coat: (typeof COATS)[number]
}

const COATS = ['spki', 'pkcs1', 'one line', 'bare', 'crlf', 'garbage around'] as const

// Keys are made anew each run: a campaign's inputs hold them whole, so that an input of the corpus needs no key beside it.
const rsa = [1024, 2048].map((modulusLength) => generateKeyPairSync('rsa', { modulusLength }).publicKey)
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey
const ders = [
  ...rsa.flatMap((key) => [exportDer(key, 'spki'), exportDer(key, 'pkcs1')]),
  exportDer(ec, 'spki'),
  exportDer(generateKeyPairSync('ed25519').publicKey, 'spki'),
]

export const publicKeysTarget = defineTarget<PastedKey>({
  name: 'public-keys',
  promise:
    'a damaged key is refused at start by a SnapConfigurationError that does not repeat it, or is the key that OpenSSL reads',
  runs: 15_000,
  inputs: fc.record({
    der: fc.oneof(
      {
        weight: 6,
        arbitrary: fc
          .tuple(fc.constantFrom(...ders), fc.array(anyEdit(anyBytes(4)), { maxLength: 3 }))
          .map(([der, edits]) => applyEdits(der, edits)),
      },
      { weight: 1, arbitrary: anyBytes(300) },
    ),
    coat: fc.constantFrom(...COATS),
  }),
  async open() {
    return { check }
  },
})

async function check({ der, coat }: PastedKey): Promise<void> {
  const text = wear(toBytes(der), coat)
  const refusal = await offer(text)
  if (refusal !== undefined) {
    mustHold(isSnapConfigurationError(refusal), `thrown: ${refusal instanceof Error ? refusal.stack : refusal}`)
    const pasted = Buffer.from(toBytes(der)).toString('base64').slice(0, 24)
    mustHold(pasted.length < 24 || !refusal.message.includes(pasted), 'the message repeats the text')
    return
  }
  const key = readByOpenSsl(toBytes(der))
  mustHold(key?.asymmetricKeyType === 'rsa', 'taken, but OpenSSL reads no RSA key there')
}

/** @returns What was thrown, at once or when the key is imported. */
async function offer(publicKeys: string): Promise<unknown> {
  try {
    const snap = createSnap({
      gateways: [nicepay({ partners: [{ clientId: 'IONPAYTEST', publicKeys }], handlers: { nicoPayment: () => {} } })],
      tokens: { secrets: ['0123456789abcdef0123456789abcdef'] },
      onEvent: () => {},
    })
    await snap.ready()
    return undefined
  } catch (error) {
    return error ?? new Error('nothing was thrown')
  }
}

function wear(der: Uint8Array, coat: PastedKey['coat']): string {
  const base64 = Buffer.from(der).toString('base64')
  const label = coat === 'pkcs1' ? 'RSA PUBLIC KEY' : 'PUBLIC KEY'
  const lines = [`-----BEGIN ${label}-----`, ...(base64.match(/.{1,64}/g) ?? []), `-----END ${label}-----`, '']
  const texts: Record<PastedKey['coat'], string> = {
    spki: lines.join('\n'),
    pkcs1: lines.join('\n'),
    'one line': `"${lines.join('\\n')}"`,
    bare: base64,
    crlf: lines.join('\r\n'),
    'garbage around': `key:\n${lines.join('\n')}\nsent by mail`,
  }
  return texts[coat]
}

function exportDer(key: KeyObject, type: 'spki' | 'pkcs1'): string {
  return toBinaryText(type === 'spki' ? key.export({ type, format: 'der' }) : key.export({ type, format: 'der' }))
}

function readByOpenSsl(der: Uint8Array): KeyObject | undefined {
  for (const type of ['spki', 'pkcs1'] as const) {
    try {
      return createPublicKey({ key: Buffer.from(der), format: 'der', type })
    } catch {}
  }
  return undefined
}
