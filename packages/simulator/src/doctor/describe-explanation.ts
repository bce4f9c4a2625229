import type { Explanation } from './explain-call.ts'

/** One paragraph for people: what is wrong, why, and who must change what. Holds no secret, token or signature. */
export function describeExplanation(explanation: Explanation): string {
  return [...describeVerdict(explanation), ...explanation.notes].join(' ')
}

const ORDINALS = ['First:', 'Second:', 'Third:']

function describeVerdict({
  verdict,
  causes,
  troubles,
  expected,
  signature,
  tried,
  isComplete,
}: Explanation): readonly string[] {
  const besides = troubles.flatMap(({ problem, fix }) => [problem, fix])
  const [first] = causes
  if (verdict === 'verifies') {
    if (besides.length > 0) return ['The signature verifies as it stands. What is wrong is something else:', ...besides]
    return [
      'The signature verifies as it stands, and nothing else in the capture explains a refusal.',
      'If the server refuses it all the same, compare what it has with what was given here: the key or secret, the client ID, the signature scheme, the path. After that come the token, a repeated external ID, and its clock.',
    ]
  }
  const also = besides.length > 0 ? ['Besides:', ...besides] : []
  if (first === undefined) {
    return [
      `The signature does not verify, and the cause was not found. ${tried} ways of signing were tried, one and two mistakes at a time, starting from the scheme${expected.length === 1 ? '' : 's'} ${expected.join(', ')}: another key or secret, encoding, timestamp, path, token, body, hash and scheme.${isComplete ? '' : ' Two changes to one body were not all tried, for it is large.'} X-SIGNATURE is ${signature}.`,
      'Ask the gateway for the exact string to sign of this call, byte for byte, the hash of the body that went into it, and the fingerprint of its public key; then compare part by part.',
      ...also,
    ]
  }
  if (causes.length === 1) return ['The signature does not verify.', first.cause, first.fix, ...also]
  return [
    `The signature does not verify: ${causes.length === 2 ? 'two' : 'three'} things are wrong at once.`,
    ...causes.flatMap(({ cause, fix }, index) => [ORDINALS[index] ?? 'Then:', cause, fix]),
    ...also,
  ]
}
