import type { SignatureScheme } from '../sign.ts'
import { signedTarget } from '../signed-target.ts'
import { type ExpectedCall, expectCall } from './expect-call.ts'
import type { Hypothesis } from './hypothesis.ts'
import { COMPACT, rewriteJson } from './json-tokens.ts'
import type { Question } from './question.ts'
import { readSignature } from './read-signature.ts'
import { SCHEME_HYPOTHESES } from './rules/scheme.ts'

/** What a call should be like, before anything is verified. */
export interface Usual {
  readonly isTokenRequest: boolean
  readonly schemes: readonly SignatureScheme[]
  /** Where a gateway was named. */
  readonly expected: ExpectedCall | undefined
}

/**
 * What the server may expect of this call. Which schemes: `client-id` for a token request; the one that is named; the gateway's, where
 * one is named; `client-id` for NICEPAY's `/cvs/` as its pages print it; with nothing but a client secret, `symmetric`; else all three.
 */
export function describeUsual(question: Question): Usual {
  const { call, keys, otherKeys = [], secrets, signature, dialect } = question
  const expected = dialect === undefined ? undefined : expectCall(dialect, call, signature)
  const isTokenRequest = expected?.called?.name === 'token' || /\/access-token\/b2b(?:2c)?\/?(?:\?|$)/.test(call.target)
  const schemes = (): readonly SignatureScheme[] => {
    if (isTokenRequest) return ['client-id']
    if (signature !== undefined) return [signature]
    if (expected !== undefined) return [expected.speech.scheme]
    if (keys.length + otherKeys.length === 0 && secrets.length > 0) return ['symmetric']
    return call.target.includes('/cvs/') ? ['client-id'] : ['symmetric', 'asymmetric', 'client-id']
  }
  return { isTokenRequest, schemes: schemes(), expected }
}

/** The ways in which this call may rightly be signed: over the bytes as received and over their minified form. */
export function listUsualHypotheses(question: Question, usual: Usual): readonly Hypothesis[] {
  const { isTokenRequest, schemes, expected } = usual
  const { call, keys, secrets, accessToken: givenToken } = question
  const { headers } = call
  const isKeyed = isTokenRequest || expected?.speech.caller === 'X-CLIENT-KEY'
  const [own, twin] = isKeyed ? ['x-client-key', 'x-partner-id'] : ['x-partner-id', 'x-client-key']
  const [, token] = /^Bearer +(.*)$/is.exec(headers.get('authorization') ?? '') ?? []
  const common = {
    beginning: '',
    ending: '',
    clientId: question.clientId ?? headers.get(own) ?? headers.get(twin) ?? '',
    timestamp: headers.get('x-timestamp') ?? '',
    method: call.method,
    path: toSignedPath(question, expected),
    accessToken:
      expected?.speech.carriesToken === false ? '' : (token ?? headers.get('authorization') ?? givenToken ?? ''),
    bodyHash: 'hex',
    padding: 'pkcs1',
    keys: keys.filter(({ found, rsa }) => rsa !== undefined && found === 'public key'),
    secrets,
    signature: readSignature(headers.get('x-signature')).bytes,
  } as const
  const minified = rewriteJson(call.body, { layout: COMPACT })
  const bodies = minified === undefined || minified.length === call.body.length ? [call.body] : [call.body, minified]
  return schemes.flatMap((name) =>
    (name === 'client-id' ? [call.body] : bodies).map((body) => ({ ...common, ...SCHEME_HYPOTHESES[name], body })),
  )
}

function toSignedPath(question: Question, expected: ExpectedCall | undefined): string {
  const received = toSignedBase(question)
  if (expected === undefined || expected.called?.name === 'token') return received
  const { speech, called } = expected
  const [, query] = received.split(/(?=\?)(.*)/s)
  const own = speech.signedPath === 'own' && called !== undefined ? called.path + (query ?? '') : received
  return trySign(own, speech.signedQuery)
}

/** A query that cannot be decoded is signed as it is. */
function trySign(target: string, signedQuery: ExpectedCall['speech']['signedQuery']): string {
  try {
    return signedTarget(target, signedQuery)
  } catch {
    return target
  }
}

function toSignedBase({
  call: { target, basePath, signedBasePath },
  signedBasePath: named = signedBasePath,
}: Question): string {
  if (named === undefined) return target
  if (basePath !== undefined && target.startsWith(`${basePath}/`)) return named + target.slice(basePath.length)
  const version = target.indexOf('/v1.')
  return version < 0 ? target : named + target.slice(version)
}
