import { describeResponseCode, parseResponseCode } from '../answer/response-code.ts'
import { CODES, codesFor } from '../conformance/codes.ts'
import {
  hasExternalId,
  isPayment,
  isToken,
  looksUp,
  namesAmount,
  namesBill,
  reportsMoney,
} from '../conformance/traits.ts'
import type { CalledService } from '../dialects/called-service.ts'
import type { Situation } from '../services/situation.ts'

/** One answer that the documents allow. */
export interface ListedAnswer {
  readonly situation: Situation
  readonly httpStatus: number
  readonly code: string
  /** The text of the gateway's own list where it has one, else what the code means in the standard. */
  readonly message: string
}

/** What is wrong with a call, in words. */
export const SITUATIONS: Readonly<Record<Situation, string>> = {
  success: 'The call is answered.',
  badRequest: 'The body is not JSON, or not an object.',
  missing: 'A mandatory header or field is missing.',
  malformed: 'A header or a field has another form.',
  unknownStatus: 'Nobody knows the status that it reports.',
  unauthorized: 'The signature does not verify.',
  noSignature: 'X-SIGNATURE is not a signature.',
  badTimestamp: 'X-TIMESTAMP is not a time, or too far from now.',
  unknownClient: 'The caller is not known.',
  invalidToken: 'The access token is not valid, or expired.',
  noToken: 'There is no access token.',
  conflict: 'X-EXTERNAL-ID was used before.',
  paidBill: 'The bill is paid.',
  expiredBill: 'The bill has expired.',
  unknownBill: 'There is no such bill.',
  invalidAmount: 'The amount is another one than the bill says.',
  serverError: 'The merchant failed: the call may be made again.',
  timeout: 'The merchant took too long: the call may be made again.',
}

/** What a business answers: HTTP 200 where that is the acknowledgment. */
const BUSINESS: readonly Situation[] = ['conflict', 'paidBill', 'expiredBill', 'unknownBill', 'invalidAmount']

/** Every answer to a call that the documents, or a rule where they leave it open, allow. In the order of the checks. */
export function listAnswers(called: CalledService): readonly ListedAnswer[] {
  const { dialect, name, code: digits } = called
  const texts = Object.values(dialect.acceptance?.[name] ?? {})
  return situationsOf(called).flatMap((situation) =>
    codesFor(dialect, CODES[situation]).map((pattern): ListedAnswer => {
      const code = pattern.replace('xx', digits)
      const own = texts.find((text) => text.includes(`${code} `))
      const isAnswer = dialect.status === '200 for answers' && BUSINESS.includes(situation)
      return {
        situation,
        code,
        httpStatus: isAnswer ? 200 : Number(code.slice(0, 3)),
        message: own === undefined ? describeCode(code) : own.slice(own.indexOf(code) + code.length + 1),
      }
    }),
  )
}

function situationsOf(called: CalledService): readonly Situation[] {
  const isCall = !isToken(called)
  const given: readonly (readonly [Situation, boolean])[] = [
    ['success', true],
    ['badRequest', true],
    ['missing', true],
    ['malformed', true],
    ['unauthorized', true],
    ['noSignature', true],
    ['badTimestamp', true],
    ['unknownClient', true],
    ['invalidToken', called.speech.carriesToken],
    ['noToken', called.speech.carriesToken],
    ['unknownStatus', reportsMoney(called) && called.service.status !== undefined],
    ['conflict', isCall && hasExternalId(called)],
    ['paidBill', looksUp(called) || isPayment(called)],
    ['expiredBill', namesBill(called)],
    ['unknownBill', namesBill(called)],
    ['invalidAmount', isPayment(called) && namesAmount(called)],
    ['serverError', true],
    ['timeout', isCall],
  ]
  return given.filter(([, holds]) => holds).map(([situation]) => situation)
}

function describeCode(code: string): string {
  const parts = parseResponseCode(code)
  const words = parts && describeResponseCode(parts)
  return words === undefined ? code : words.charAt(0).toUpperCase() + words.slice(1)
}
