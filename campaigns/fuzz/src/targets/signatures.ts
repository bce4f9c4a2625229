import { createPublicKey, createVerify, generateKeyPairSync, timingSafeEqual } from 'node:crypto'
import { verifyAsymmetricSignature, verifySymmetricSignature } from '@snap-sdk/core'
import { signWithClientSecret, signWithPrivateKey } from '@snap-sdk/simulator'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits } from '../support/binary-text.ts'

interface SignedText {
  readonly scheme: 'rsa' | 'hmac'
  readonly stringToSign: string
  readonly encoding: 'base64' | 'hex' | 'base64url'
  readonly edits: Parameters<typeof applyEdits>[1]
}

const digits = fc.string({ unit: fc.constantFrom(...'ABCabc019+/-_= \n,é\u0000'), maxLength: 4 })

export const signaturesTarget = defineTarget<SignedText>({
  name: 'signatures',
  promise: 'a signature verifies when, read by Node, its bytes are those of the right one; never otherwise',
  runs: 20_000,
  inputs: fc.record({
    scheme: fc.constantFrom('rsa', 'hmac'),
    stringToSign: fc.oneof(anyBytes(60), fc.constant('IONPAYTEST|2024-01-22T15:00:01+07:00')),
    encoding: fc.constantFrom('base64', 'hex', 'base64url'),
    edits: fc.array(anyEdit(digits), { maxLength: 2 }),
  }),
  async open() {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const publicKeys = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const clientSecrets = 'fuzz-client-secret-of-32-characters!'
    return {
      async check({ scheme, stringToSign, encoding, edits }) {
        const right = Buffer.from(
          scheme === 'rsa'
            ? signWithPrivateKey(stringToSign, privateKey)
            : signWithClientSecret(stringToSign, clientSecrets),
          'base64',
        )
        const signature = applyEdits(right.toString(encoding), edits)
        const result =
          scheme === 'rsa'
            ? await verifyAsymmetricSignature({ stringToSign, signature, publicKeys })
            : await verifySymmetricSignature({ stringToSign, signature, clientSecrets })
        const compact = signature.replace(/[ \t\r\n]/g, '')
        const read = [Buffer.from(compact, 'base64'), Buffer.from(compact, 'hex')]
        const isRight = read.some((bytes) => bytes.length === right.length && timingSafeEqual(bytes, right))
        if (result.ok) {
          mustHold(isRight, 'another signature verifies')
          if (scheme === 'rsa') mustHold(verifyByNode(publicKeys, stringToSign, right), 'Node says it does not verify')
        }
        if (edits.length === 0 && encoding !== 'base64url') mustHold(result.ok, `the right one is refused: ${encoding}`)
      },
    }
  },
})

function verifyByNode(pem: string, stringToSign: string, signature: Buffer): boolean {
  return createVerify('sha256').update(stringToSign).verify(createPublicKey(pem), signature)
}
