import { describeExplanation } from '../../doctor/describe-explanation.ts'
import { explainCall } from '../../doctor/explain-call.ts'
import { readGivenKeys } from '../../doctor/given-key.ts'
import { parseCapturedCall } from '../../doctor/parse-captured-call.ts'
import type { Diagnosis, DoctorQuestion } from '../../open/messages.ts'
import { findDialect } from '../options/read-dialect.ts'
import type { Player } from './read-player.ts'

/**
 * Asks the doctor about a captured call: with the public key that was given, else the public half of the one that is played with,
 * and the client secret that this process has.
 *
 * @throws WrongUse for a capture or a key that cannot be read.
 */
export function explainCapture(
  { capture, nth, gateway: name, publicKey }: DoctorQuestion,
  { gateway, identity }: Player,
): Diagnosis {
  const call = parseCapturedCall(withoutComments(Buffer.from(capture, 'base64')), {
    source: 'The capture',
    ...(nth === undefined ? {} : { nth }),
  })
  const { clientSecret, sources } = identity
  const keys =
    publicKey === undefined
      ? readGivenKeys(gateway.identity.publicKey, 'the key that is played with')
      : readGivenKeys(publicKey, 'the public key that was given')
  const explanation = explainCall({
    call,
    keys,
    dialect: name === undefined ? undefined : findDialect(name),
    secrets:
      clientSecret === undefined ? [] : [{ source: sources.clientSecret ?? '', bytes: Buffer.from(clientSecret) }],
  })
  const { verdict, causes, troubles, notes, keys: facts, signature, tried } = explanation
  return {
    verdict,
    paragraph: describeExplanation(explanation),
    causes: causes.map(({ rule, cause, fix }) => ({ rule, cause, fix })),
    troubles,
    notes,
    keys: facts,
    signature,
    tried,
  }
}

/** What is taken away from the page begins with lines of comment. No request does. */
function withoutComments(file: Buffer): Buffer {
  const [comments = ''] = /^(?:#.*\n)*/.exec(file.subarray(0, 4096).toString('latin1')) ?? []
  return file.subarray(comments.length)
}
