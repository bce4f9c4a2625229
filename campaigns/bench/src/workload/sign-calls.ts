import { createPrivateKey } from 'node:crypto'
import { STRINGS_TO_SIGN, signWithClientSecret, signWithPrivateKey, writeTimestamp } from '@snap-sdk/simulator'
import { issueAccessToken } from '../floor/access-token.ts'
import { createNodeCryptography } from '../floor/node-cryptography.ts'
import type { Merchant } from './merchant.ts'
import { LIFETIME_SECONDS, REQUESTS } from './samples.ts'
import { WORKLOADS, type Workload, type WorkloadName } from './workloads.ts'

/** A call as the gateway sends it. It goes to other processes as it is. */
export interface SignedCall {
  readonly method: string
  readonly target: string
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  /** JSON. */
  readonly body: string
}

export interface SignOptions {
  readonly count: number
  /** The number of the first call: external ID and payment are named by it. Default 0. */
  readonly first?: number | undefined
  /** The body is padded to this many bytes by a field that no page names. Default: the gateway's sample as it is. */
  readonly bodyBytes?: number | undefined
  /** Signs with what the merchant does not know: such a call must be refused. */
  readonly forged?: boolean | undefined
}

/**
 * Signs calls by the simulator's signer, each with an external ID of its own, and of a payment of its own: none is a repeat. They hold as
 * long as the timestamp's window: five minutes.
 *
 * An RSA signature costs thirty times what its verification costs: sign once, before the clock runs, and let every contender answer the
 * same calls.
 */
export async function signCalls(
  name: WorkloadName,
  merchant: Merchant,
  { count, first = 0, bodyBytes, forged = false }: SignOptions,
): Promise<readonly SignedCall[]> {
  const { scheme, target, sample, gateway, hasToken }: Workload = WORKLOADS[name]
  const { clientId, clientSecret } = merchant
  const timestamp = writeTimestamp(new Date())
  const accessToken = hasToken ? await issueToken(merchant, gateway) : ''
  const privateKey = createPrivateKey(merchant.privateKey)
  const own: Readonly<Record<string, string>> =
    sample === 'token' ? { 'x-client-key': clientId } : { 'x-partner-id': clientId, 'channel-id': '95231' }
  const token: Readonly<Record<string, string>> = hasToken ? { authorization: `Bearer ${accessToken}` } : {}
  let last: { readonly stringToSign: string; readonly signature: string } | undefined

  function sign(body: string): string {
    const bytes = new TextEncoder().encode(body)
    const signable = { clientId, timestamp, method: 'POST', path: target, accessToken, body: bytes }
    const stringToSign = STRINGS_TO_SIGN[scheme](signable) + (forged ? ' ' : '')
    if (last?.stringToSign === stringToSign) return last.signature // a scheme that covers no body signs all calls alike
    const signature =
      scheme === 'symmetric'
        ? signWithClientSecret(stringToSign, clientSecret)
        : signWithPrivateKey(stringToSign, privateKey)
    last = { stringToSign, signature }
    return signature
  }

  return Array.from({ length: count }, (_, index) => {
    // As many characters each time, so that a request's length does not change.
    const id = String(first + index).padStart(20, '0')
    const body = writeBody(REQUESTS[sample](id), bodyBytes)
    const headers = {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'x-timestamp': timestamp,
      'x-signature': sign(body),
      'x-external-id': id,
      ...own,
      ...token,
    }
    return { method: 'POST', target, headers, body }
  })
}

/** One token for all contenders, of the form that snap-sdk, and the hand-written handlers, issue. */
function issueToken(merchant: Merchant, gateway: Workload['gateway']): Promise<string> {
  const expiresAt = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS
  return issueAccessToken({ clientId: merchant.clientId, expiresAt }, createNodeCryptography(merchant, gateway))
}

function writeBody(request: object, bodyBytes: number | undefined): string {
  if (bodyBytes === undefined) return JSON.stringify(request)
  const padded = { ...request, additionalInfo: { note: '' } }
  const missing = bodyBytes - JSON.stringify(padded).length
  if (missing < 0) throw new RangeError(`the request has more than ${bodyBytes} bytes`)
  return JSON.stringify({ ...padded, additionalInfo: { note: 'x'.repeat(missing) } })
}
