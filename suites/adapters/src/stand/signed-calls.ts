import type { Snap } from '@snap-sdk/core'
import { createGateway, INQUIRY_PATH, PAYMENT_PATH, type RawRequest } from '@snap-sdk/simulator'
import { CLIENT_ID, CLIENT_SECRET, makeKeyPair } from './credentials.ts'
import { createMerchant, INQUIRY, PAYMENT } from './merchant.ts'

/** A call that is signed, and what it must be answered however often it comes. */
export interface SignedCall {
  readonly request: RawRequest
  readonly responseCode: string
}

/** A merchant's snap, and calls for whatever takes requests without a socket. */
export async function toSignedCalls(): Promise<{ snap: Snap; calls: Readonly<Record<string, SignedCall>> }> {
  const { snap } = await createMerchant()
  const { privateKey } = await makeKeyPair()
  const gateway = createGateway({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    privateKey,
    signature: 'symmetric',
    target: { fetch: (request) => snap.fetch(request) },
    basePath: '/api',
  })
  const inquiry = await gateway.prepare(INQUIRY_PATH, INQUIRY)
  await gateway.send(inquiry) // from here on it is a repeat
  return {
    snap,
    calls: {
      'a token request': { request: gateway.prepareToken(), responseCode: '2007300' },
      'an inquiry, for the second time': { request: inquiry, responseCode: '4090000' },
      'a payment': { request: await gateway.prepare(PAYMENT_PATH, PAYMENT), responseCode: '2000000' },
    },
  }
}
