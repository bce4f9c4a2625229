import { STRINGS_TO_SIGN, signWithClientSecret, signWithPrivateKey, writeTimestamp } from '@snap-sdk/simulator'
import { issueAccessToken } from '../floor/access-token.ts'
import { createNodeCryptography } from '../floor/node-cryptography.ts'
import { INQUIRY, INQUIRY_TARGET, LIFETIME_SECONDS, TOKEN_TARGET } from './bill.ts'
import type { Merchant } from './merchant.ts'

/** The calls that are measured: what is asked, and for the inquiry the signature scheme. */
export const CALL_KINDS = ['token', 'inquiry client-id', 'inquiry symmetric'] as const

export type CallKind = (typeof CALL_KINDS)[number]

/** A call as the gateway signs it, but for X-EXTERNAL-ID: no scheme covers that. */
export interface SignedCall {
  readonly method: string
  readonly target: string
  /** Lower-case names, without X-EXTERNAL-ID. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

export interface SignOptions {
  /** The inquiry's body is padded to this many bytes by a field that no page names. Default: NICEPAY's sample as it is. */
  readonly bodyBytes?: number | undefined
  /** Signs with what the merchant does not know: such a call must be refused. */
  readonly forged?: boolean | undefined
}

/** Gives the nth call. */
export type NthCall = (index: number) => SignedCall

/**
 * Signs calls now. They hold as long as the timestamp's window: five minutes.
 *
 * A scheme that covers no body has one call for all: its signature serves under any external ID. Where the body is signed, the same signed
 * body again is the same call to snap-sdk, whatever its external ID says: each call has an `inquiryRequestId` of its own, and is signed
 * when it is asked for.
 */
export async function signCalls(
  kind: CallKind,
  merchant: Merchant,
  { bodyBytes, forged }: SignOptions = {},
): Promise<NthCall> {
  const { clientId, privateKey, clientSecret } = merchant
  const timestamp = writeTimestamp(new Date())
  const isToken = kind === 'token'
  const scheme = kind === 'inquiry symmetric' ? 'symmetric' : 'client-id'
  const target = isToken ? TOKEN_TARGET : INQUIRY_TARGET
  const accessToken = isToken ? '' : await issueToken(merchant)
  const own = isToken
    ? { 'x-client-key': clientId }
    : { authorization: `Bearer ${accessToken}`, 'x-partner-id': clientId, 'channel-id': 'NICEPAY' }

  function sign(content: object): SignedCall {
    const body = encode(content)
    const signable = { clientId, timestamp, method: 'POST', path: target, accessToken, body }
    const stringToSign = STRINGS_TO_SIGN[scheme](signable) + (forged === true ? ' ' : '')
    const signature =
      scheme === 'symmetric'
        ? signWithClientSecret(stringToSign, clientSecret)
        : signWithPrivateKey(stringToSign, privateKey)
    const headers = {
      'content-type': 'application/json',
      'content-length': String(body.length),
      'x-timestamp': timestamp,
      'x-signature': signature,
      ...own,
    }
    return { method: 'POST', target, headers, body }
  }

  if (scheme === 'symmetric') {
    const inquiry = padInquiry(bodyBytes)
    return (index) =>
      sign({ ...inquiry, inquiryRequestId: String(index).padStart(INQUIRY.inquiryRequestId.length, '0') })
  }
  const call = sign(isToken ? { grantType: 'client_credentials', additionalInfo: {} } : padInquiry(bodyBytes))
  return () => call
}

/** The external ID of the nth call: as many characters each time, so that a request's length does not change. */
export function externalIdOf(index: number): string {
  return String(index).padStart(18, '0')
}

/** One token for all contenders, of the form that snap-sdk, and the hand-written handlers, issue. */
function issueToken(merchant: Merchant): Promise<string> {
  const expiresAt = Math.floor(Date.now() / 1000) + LIFETIME_SECONDS
  return issueAccessToken({ clientId: merchant.clientId, expiresAt }, createNodeCryptography(merchant))
}

function padInquiry(bodyBytes: number | undefined): object {
  if (bodyBytes === undefined) return INQUIRY
  const padded = { ...INQUIRY, additionalInfo: { note: '' } }
  const missing = bodyBytes - JSON.stringify(padded).length
  if (missing < 0) throw new RangeError(`an inquiry has more than ${bodyBytes} bytes`)
  return { ...padded, additionalInfo: { note: 'x'.repeat(missing) } }
}

function encode(body: object): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(JSON.stringify(body))
}
