import { createHash, createSign, generateKeyPairSync } from 'node:crypto'
import { createSnap, formatTimestamp, type Gateway } from '@snap-sdk/core'

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
})

/** The one partner of these tests: its key is what {@link openSnap} signs with. */
export const PARTNERS = [{ clientId: 'GATEWAY', publicKeys: publicKey }] as const

/** A call to send. */
export interface SignedCall {
  /** The path with its query, as the request has it. */
  readonly target: string
  /** What is signed instead of it. Default: the target. */
  readonly signedPath?: string
  readonly body: object
  readonly externalId?: string
  readonly channelId?: string
}

/**
 * Opens a snap with one gateway that signs asymmetrically, and gives what sends calls to it. They are signed by node:crypto after the
 * standard's text, type 2: `HTTPMethod:EndpointUrl:Lowercase(HexEncode(SHA-256(minify(RequestBody)))):TimeStamp`, and not by core.
 */
export function openSnap(gateway: Gateway): (call: SignedCall) => Promise<{ status: number; body: unknown }> {
  const snap = createSnap({ gateways: [gateway], onEvent: () => {} })
  return async ({ target, signedPath = target, body, externalId = '41807553358950093184', channelId = '95221' }) => {
    const text = JSON.stringify(body)
    const timestamp = formatTimestamp(new Date())
    const hash = createHash('sha256').update(text).digest('hex')
    const response = await snap.fetch(
      new Request(`https://merchant.example${target}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-TIMESTAMP': timestamp,
          'X-SIGNATURE': createSign('sha256')
            .update(`POST:${signedPath}:${hash}:${timestamp}`)
            .sign(privateKey, 'base64'),
          'X-PARTNER-ID': 'GATEWAY',
          'X-EXTERNAL-ID': externalId,
          'CHANNEL-ID': channelId,
        },
        body: text,
      }),
    )
    return { status: response.status, body: await response.json() }
  }
}
