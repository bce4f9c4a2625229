import type { Workload } from '../workload/workloads.ts'
import { isValidToken } from './access-token.ts'
import type { Cryptography } from './cryptography.ts'
import { type HandAnswer, type HandCall, writeAnswer } from './hand-call.ts'

/** A call that is genuine, or what it is refused with. */
export interface Proof {
  readonly clientId: string
  /** Where the signature covers the body: its SHA-256, lower-case hex. */
  readonly bodyHash: string | undefined
  readonly refusal: HandAnswer | undefined
}

/** Verifies the token, where the call has one, and the signature. Does *not* check whether the client is known, nor any header's form. */
export async function proveCall(
  { method, target, header, body }: HandCall,
  { sample, scheme, serviceCode, hasToken }: Workload,
  cryptography: Cryptography,
): Promise<Proof> {
  const clientId = header(sample === 'token' ? 'x-client-key' : 'x-partner-id')
  const token = hasToken ? header('authorization').slice('Bearer '.length) : ''
  if (hasToken && !(await isValidToken(token, clientId, cryptography))) {
    const refusal = writeAnswer(401, `401${serviceCode}01`, 'Invalid Token (B2B)')
    return { clientId, bodyHash: undefined, refusal }
  }
  const signature = Buffer.from(header('x-signature'), 'base64')
  const timestamp = header('x-timestamp')
  const bodyHash = scheme === 'client-id' ? undefined : await cryptography.hash(body)
  const genuine =
    scheme === 'client-id'
      ? await cryptography.verifyRsa(`${clientId}|${timestamp}`, signature)
      : scheme === 'symmetric'
        ? await cryptography.verifyHmac512(`${method}:${target}:${token}:${bodyHash}:${timestamp}`, signature)
        : await cryptography.verifyRsa(`${method}:${target}:${bodyHash}:${timestamp}`, signature)
  const refusal = genuine ? undefined : writeAnswer(401, `401${serviceCode}00`, 'Unauthorized. [Signature]')
  return { clientId, bodyHash, refusal }
}
