import {
  type SignatureScheme,
  STRINGS_TO_SIGN,
  signWithClientSecret,
  signWithPrivateKey,
  writeTimestamp,
} from '@snap-sdk/simulator'
import { CLIENT_SECRET, PRIVATE_KEY, type SimulatedDialect } from './dialects.ts'

/** A call as bytes and headers. */
export interface SignedCall {
  readonly target: string
  readonly headers: ReadonlyMap<string, string>
  readonly body: Uint8Array
}

/** RSA gives one text one signature, and signing costs more than the rest of a call. */
const signatures = new Map<string, string>()
const MOST_SIGNATURES = 50_000

function sign(scheme: SignatureScheme, text: string): string {
  if (scheme === 'symmetric') return signWithClientSecret(text, CLIENT_SECRET)
  const signature = signatures.get(text) ?? signWithPrivateKey(text, PRIVATE_KEY)
  if (signatures.size < MOST_SIGNATURES) signatures.set(text, signature)
  return signature
}

/** Signed by the simulator's own transcription of the schemes. */
export function signPayment(
  { scheme, path, clientId }: SimulatedDialect,
  call: {
    readonly body: object
    readonly externalId: string
    readonly now: Date
    readonly accessToken: string
    readonly number: number
  },
): SignedCall {
  const body = Buffer.from(JSON.stringify(call.body))
  const timestamp = writeTimestamp(call.now)
  const text = STRINGS_TO_SIGN[scheme]({
    clientId,
    timestamp,
    method: 'POST',
    path,
    accessToken: call.accessToken,
    body,
  })
  return {
    target: path,
    body,
    headers: new Map([
      ['content-type', 'application/json'],
      ['x-timestamp', timestamp],
      ['x-partner-id', clientId],
      ['x-external-id', call.externalId],
      // No scheme signs it: it tells the handler which call it is.
      ['channel-id', String(call.number)],
      ['x-signature', sign(scheme, text)],
      ...(call.accessToken === '' ? [] : ([['authorization', `Bearer ${call.accessToken}`]] as const)),
    ]),
  }
}

export function signTokenRequest({ tokenPath = '', clientId }: SimulatedDialect, now: Date): SignedCall {
  const timestamp = writeTimestamp(now)
  return {
    target: tokenPath,
    body: Buffer.from('{"grantType":"client_credentials"}'),
    headers: new Map([
      ['content-type', 'application/json'],
      ['x-timestamp', timestamp],
      ['x-client-key', clientId],
      ['x-signature', sign('client-id', `${clientId}|${timestamp}`)],
    ]),
  }
}
