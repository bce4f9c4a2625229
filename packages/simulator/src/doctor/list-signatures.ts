import type { Hypothesis } from './hypothesis.ts'
import { readSignature } from './read-signature.ts'
import type { Evidence } from './rule.ts'
import { RULES } from './rules/index.ts'

/** The bytes as decoded rightly, and as every rule about the encoding reads them. */
export function listSignatures(evidence: Evidence): readonly Uint8Array[] {
  const { bytes } = readSignature(evidence.call.headers.get('x-signature'))
  const rules = RULES.filter(({ field }) => field === 'signature')
  const others = rules.flatMap((rule) => rule.vary(NOTHING, evidence).flatMap(({ change }) => change.signature ?? []))
  return [bytes, ...others]
}

/** Rules about the encoding of the signature look at the capture alone. */
const NOTHING: Hypothesis = {
  parts: [],
  separator: '',
  beginning: '',
  ending: '',
  clientId: '',
  timestamp: '',
  method: '',
  path: '',
  accessToken: '',
  body: new Uint8Array(),
  bodyHash: 'hex',
  mechanism: 'rsa',
  digest: 'sha256',
  padding: 'pkcs1',
  keys: [],
  secrets: [],
  signature: new Uint8Array(),
}
