import type { SignatureScheme } from '../sign.ts'
import { compareWithAnswer, describeAnswer } from './compare-with-answer.ts'
import { concludeWithoutDiscovery } from './conclude-without-discovery.ts'
import { describeExpectedCall } from './expect-call.ts'
import { describeKey, type GivenKey } from './given-key.ts'
import { createJudge, type Judge } from './judge.ts'
import { lookElsewhere, type Trouble } from './look-elsewhere.ts'
import type { Question } from './question.ts'
import { quote } from './quote.ts'
import { describeSignature, readSignature } from './read-signature.ts'
import type { Evidence } from './rule.ts'
import { RULES } from './rules/index.ts'
import { SCHEME_HYPOTHESES, SCHEMES } from './rules/scheme.ts'
import { searchFromMaker } from './search-from-maker.ts'
import { type Deviation, type Discovery, searchHypotheses } from './search-hypotheses.ts'
import { describeUsual, listUsualHypotheses } from './usual-hypotheses.ts'

/** Why the signature of a call does not verify, or that it does. Holds no secret, token or signature. */
export interface Explanation {
  /** `unexplained`: it does not verify, and no way was found in which it was made. */
  readonly verdict: 'verifies' | 'explained' | 'unexplained'
  /** The schemes that the server was taken to expect. */
  readonly expected: readonly SignatureScheme[]
  /** Why it does not verify: one, or up to three that come together. Empty unless `explained`. */
  readonly causes: readonly Deviation[]
  /** What else is wrong with the call. */
  readonly troubles: readonly Trouble[]
  /** Facts that may help, in whole sentences. */
  readonly notes: readonly string[]
  /** What X-SIGNATURE is, by its length and encoding. */
  readonly signature: string
  readonly keys: readonly KeyFact[]
  /** How many ways of signing were tried. */
  readonly tried: number
  /** Whether all pairs of mistakes were tried; a large body allows for some. */
  readonly isComplete: boolean
}

/** What is known of one key that was given. */
export interface KeyFact {
  readonly source: string
  readonly kind: string
  /** SHA-256 of the SubjectPublicKeyInfo, in hex. */
  readonly fingerprint: string
  /** Whether its private half made the signature; certain, whatever was signed. `null` when the signature is none of RSA. */
  readonly madeSignature: boolean | null
}

/**
 * Says why the signature of a captured call does not verify. Works offline, on the capture and the keys alone.
 *
 * Does *not* verify the access token, and does not know which external IDs were used before.
 */
export function explainCall(question: Question): Explanation {
  const { call, keys, otherKeys = [], secrets, accessToken } = question
  const usualCall = describeUsual(question)
  const { isTokenRequest, schemes: expected, expected: named } = usualCall
  const evidence: Evidence = { call, keys, otherKeys, secrets, accessToken, isTokenRequest }
  const judge = createJudge()
  const usual = listUsualHypotheses(question, usualCall)
  const search = searchHypotheses(usual, RULES, { evidence, judge })
  const { discovery, isComplete } =
    search.discovery === undefined ? (searchFromMaker(usual, { evidence, judge }) ?? search) : search
  const concluded =
    discovery === undefined
      ? concludeWithoutDiscovery({ evidence, expected, judge })
      : { causes: discovery.deviations, notes: [] }
  const needsToken =
    named?.speech.carriesToken ??
    (expected.some((name) => name !== 'asymmetric') && !(discovery !== undefined && isAsymmetric(discovery)))
  const verdict =
    discovery?.deviations.length === 0 ? 'verifies' : concluded.causes.length > 0 ? 'explained' : 'unexplained'
  const explanation: Explanation = {
    verdict,
    expected,
    causes: concluded.causes,
    troubles: [
      ...lookElsewhere(call, {
        isTokenRequest,
        needsToken,
        accessToken,
        clientId: question.clientId,
        headers: named?.called?.headers,
      }),
      ...compareWithAnswer(call.answer, verdict),
    ],
    notes: [
      ...(named === undefined ? [] : [describeExpectedCall(named)]),
      ...describeDiscovery(discovery, evidence),
      ...describePartnerId(question, isTokenRequest),
      ...concluded.notes,
      ...call.oddities,
      ...describeAnswer(call.answer),
    ],
    signature: describeSignature(readSignature(call.headers.get('x-signature'))),
    keys: [...keys, ...otherKeys].map((key) => toFact(key, discovery?.hypothesis.signature, judge, evidence)),
    tried: judge.tried,
    isComplete,
  }
  return hideSecrets(explanation, question)
}

function isAsymmetric({ hypothesis }: Discovery): boolean {
  return hypothesis.parts.includes('bodyHash') && !hypothesis.parts.includes('accessToken')
}

function describeDiscovery(
  discovery: Discovery | undefined,
  { call, keys, isTokenRequest }: Evidence,
): readonly string[] {
  if (discovery === undefined) return []
  const { hypothesis, maker, deviations } = discovery
  const madeBy =
    'found' in maker ? `the private half of ${maker.source} (${describeKey(maker)})` : `the secret of ${maker.source}`
  const notes = [`The signature was made with ${madeBy}.`]
  const scheme = SCHEMES.find((name) => SCHEME_HYPOTHESES[name].parts === hypothesis.parts)
  if (deviations.length === 0 && scheme !== undefined && !isTokenRequest) {
    notes.push(`It is of the ${scheme} scheme: in snap-sdk signature: '${scheme}'.`)
  }
  if (readSignature(call.headers.get('x-signature')).encoding === 'hex') {
    notes.push(
      'X-SIGNATURE is in hex, and the documents say base64: snap-sdk accepts both, and so must a verifier of your own.',
    )
  }
  if (deviations.length === 0 && hypothesis.parts.includes('bodyHash') && hypothesis.body !== call.body) {
    notes.push(
      'It covers the minified body, as the standard has it, and not the bytes as they were sent: a verifier must minify.',
    )
  }
  if ('found' in maker && keys.length > 1 && keys.indexOf(maker) > 0) {
    notes.push('It is not the first of the keys that were given: a verifier must try them all.')
  }
  if ('rsa' in maker && maker.rsa !== undefined && maker.rsa.bits < 2048) {
    notes.push(`The key has ${maker.rsa.bits} bits; below 2048 is not for production.`)
  }
  return notes
}

/** A partner may have an ID of its own for X-PARTNER-ID, so that another one than the client ID is a fact and no trouble. */
function describePartnerId({ call, clientId }: Question, isTokenRequest: boolean): readonly string[] {
  const partnerId = call.headers.get('x-partner-id')
  if (isTokenRequest || clientId === undefined || partnerId === undefined || partnerId === clientId) return []
  return [
    `X-PARTNER-ID is ${quote(partnerId)} and the client ID ${quote(clientId)}: the server must know both (in snap-sdk partnerId and clientId), or it does not know this caller.`,
  ]
}

function toFact(key: GivenKey, found: Uint8Array | undefined, judge: Judge, { call }: Evidence): KeyFact {
  const signature = found ?? readSignature(call.headers.get('x-signature')).bytes
  const isRsa = key.rsa !== undefined && signature.length >= 128
  return {
    source: key.source,
    kind: key.rsa === undefined ? key.found : `RSA-${key.rsa.bits} ${key.found}`,
    fingerprint: key.fingerprint,
    madeSignature: isRsa ? judge.open(key, signature) !== undefined : null,
  }
}

/** No rule shows a secret. Should a header hold one where it does not belong, it is hidden here. */
function hideSecrets(explanation: Explanation, { call: { headers }, secrets, accessToken }: Question): Explanation {
  const hidden = [
    accessToken,
    headers.get('authorization')?.replace(/^Bearer +/i, ''),
    headers.get('x-signature'),
    ...secrets.map(({ bytes }) => Buffer.from(bytes).toString()),
  ].filter((text) => text !== undefined && text.length >= 8)
  const hide = (text: string) =>
    hidden.reduce<string>((shown, secret) => shown.replaceAll(secret ?? '', '(hidden)'), text)
  return JSON.parse(JSON.stringify(explanation), (_, value: unknown) =>
    typeof value === 'string' ? hide(value) : value,
  )
}
