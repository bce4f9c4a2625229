import type { SignatureScheme } from '../sign.ts'
import type { Hypothesis } from './hypothesis.ts'
import { rewriteJson } from './json-tokens.ts'
import type { Question } from './question.ts'
import { decodeBase64 } from './read-signature.ts'
import { SCHEME_HYPOTHESES } from './rules/scheme.ts'

/**
 * Which schemes the server may expect: the one that is named; for a token request, and for NICEPAY's `/cvs/` as its pages print it,
 * `client-id`; with nothing but a client secret, `symmetric`; else all three.
 */
export function expectSchemes(
  { call, keys, otherKeys = [], secrets, signature }: Question,
  isTokenRequest: boolean,
): readonly SignatureScheme[] {
  if (isTokenRequest) return ['client-id']
  if (signature !== undefined) return [signature]
  if (keys.length + otherKeys.length === 0 && secrets.length > 0) return ['symmetric']
  return call.target.includes('/cvs/') ? ['client-id'] : ['symmetric', 'asymmetric', 'client-id']
}

/** The ways in which this call may rightly be signed: over the bytes as received and over their minified form. */
export function listUsualHypotheses(
  question: Question,
  expected: readonly SignatureScheme[],
  isTokenRequest: boolean,
): readonly Hypothesis[] {
  const { call, keys, secrets, accessToken: givenToken } = question
  const { headers } = call
  const [own, twin] = isTokenRequest ? ['x-client-key', 'x-partner-id'] : ['x-partner-id', 'x-client-key']
  const [, token] = /^Bearer +(.*)$/is.exec(headers.get('authorization') ?? '') ?? []
  const common = {
    ending: '',
    clientId: question.clientId ?? headers.get(own) ?? headers.get(twin) ?? '',
    timestamp: headers.get('x-timestamp') ?? '',
    method: call.method,
    path: toSignedPath(question),
    accessToken: token ?? headers.get('authorization') ?? givenToken ?? '',
    bodyHash: 'hex',
    padding: 'pkcs1',
    keys: keys.filter(({ found, rsa }) => rsa !== undefined && found === 'public key'),
    secrets,
    signature: decodeBase64(headers.get('x-signature') ?? '') ?? new Uint8Array(),
  } as const
  const minified = rewriteJson(call.body, { layout: 'compact' })
  const bodies = minified === undefined || minified.length === call.body.length ? [call.body] : [call.body, minified]
  return expected.flatMap((name) =>
    (name === 'client-id' ? [call.body] : bodies).map((body) => ({ ...common, ...SCHEME_HYPOTHESES[name], body })),
  )
}

function toSignedPath({
  call: { target, basePath, signedBasePath },
  signedBasePath: named = signedBasePath,
}: Question): string {
  if (named === undefined) return target
  if (basePath !== undefined && target.startsWith(`${basePath}/`)) return named + target.slice(basePath.length)
  const version = target.indexOf('/v1.')
  return version < 0 ? target : named + target.slice(version)
}
