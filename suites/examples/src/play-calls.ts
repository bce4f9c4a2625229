import { generateKeyPairSync } from 'node:crypto'
import { createGateway, type Exchange, sampleBody, type Target } from '@snap-sdk/simulator'
import type { Identity } from './make-identity.ts'

/** The response code of each call. */
export type Played = Readonly<Record<'token' | 'inquiry' | 'unknown' | 'forged' | 'payment' | 'repeat', string>>

/** What {@link playCalls} hears from an example that works, and has the bill 701589101110 of 10000 rupiah open. */
export const RIGHT_CODES: Played = {
  token: '2007300',
  inquiry: '2000000',
  unknown: '4040012',
  forged: '4010000',
  payment: '2000000',
  repeat: '2000000',
}

/** A stranger's, who knows everything but NICEPAY's private key. */
const STRANGER = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/**
 * Calls an example as NICEPAY would: a token, an inquiry of an open bill and of one that nobody knows, a payment that somebody else signed,
 * the real payment, and the same once more. Whether the bill was paid once, the caller asks the example.
 *
 * @param options.basePath What stands before `/v1.0`. Default `/api`.
 */
export async function playCalls(
  target: Target,
  { privateKey, basePath = '/api' }: Pick<Identity, 'privateKey'> & { readonly basePath?: string },
): Promise<Played> {
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target, basePath })
  const stranger = gateway.derive({ privateKey: STRANGER })
  const token = codeOf(await gateway.requestToken())
  const accessToken = await gateway.accessToken()
  const payment = sampleBody('payment')
  const externalId = '41807553358950093184'
  return {
    token,
    inquiry: codeOf(await gateway.inquire(sampleBody('inquiry'))),
    unknown: codeOf(await gateway.inquire(sampleBody('inquiry', { payNo: '701500000000' }))),
    forged: codeOf(await stranger.pay(sampleBody('payment'), { accessToken })),
    payment: codeOf(await gateway.pay(payment, { externalId })),
    repeat: codeOf(await gateway.pay(payment, { externalId })),
  }
}

/** Where the answer is not SNAP's, what came in its place. */
function codeOf({ response: { status, text, body } }: Exchange): string {
  const code: unknown = body?.responseCode
  return typeof code === 'string' ? code : `HTTP ${status}: ${text.slice(0, 200)}`
}
