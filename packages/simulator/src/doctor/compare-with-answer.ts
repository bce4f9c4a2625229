import type { CapturedCall } from './captured-call.ts'
import type { Trouble } from './look-elsewhere.ts'
import { quote } from './quote.ts'

type CapturedAnswer = NonNullable<CapturedCall['answer']>

/** What the server answered, without the fields that may hold a token. */
export function describeAnswer(answer: CapturedAnswer | undefined): readonly string[] {
  return answer === undefined ? [] : [`The server answered ${nameAnswer(answer)}.`]
}

/**
 * Says where the answer in a capture does not fit what was found of the signature: it verifies and was refused, or it does not and
 * was taken.
 */
export function compareWithAnswer(
  answer: CapturedAnswer | undefined,
  verdict: 'verifies' | 'explained' | 'unexplained',
): readonly Trouble[] {
  if (answer === undefined) return []
  const { code, message } = readAnswer(answer)
  const status = code === undefined ? answer.status : Number(code.slice(0, 3))
  const isRefused = status === 401 || status === 403
  if (verdict === 'verifies' && isRefused && !isAboutSomethingElse(code, message)) {
    return [
      {
        about: 'answer',
        problem: `This signature verifies, and the server refused the call with ${nameAnswer(answer)}.`,
        fix: 'The server has another key or secret than those given here, or it saw other bytes: a body parser, a proxy that changes the path. Compare the fingerprint of the key that it runs with, and capture the call where it verifies.',
      },
    ]
  }
  if (verdict === 'verifies' || status < 200 || status > 299) return []
  return [
    {
      about: 'answer',
      problem: `The server took the call all the same, with ${nameAnswer(answer)}.`,
      fix: 'Either it verifies with another key or secret than those given here, or it does not verify this call at all: send it one with a broken signature, which it must refuse.',
    },
  ]
}

/** A refusal that names the timestamp or the token is not about the signature. */
function isAboutSomethingElse(code: string | undefined, message: string | undefined): boolean {
  return code?.endsWith('01') === true || /timestamp|token|expired|external|ip address|client/i.test(message ?? '')
}

function nameAnswer(answer: CapturedAnswer): string {
  const { code, message } = readAnswer(answer)
  const words = [code, message === undefined ? undefined : quote(message)].filter((word) => word !== undefined)
  return `HTTP ${answer.status}${words.length === 0 ? '' : ` ${words.join(' ')}`}`
}

function readAnswer({ body }: CapturedAnswer): {
  readonly code?: string | undefined
  readonly message?: string | undefined
} {
  const [, code] = /"responseCode"\s*:\s*"?(\d{7})"?/.exec(body) ?? []
  const [, message] = /"responseMessage"\s*:\s*"([^"\\]{1,150})"/.exec(body) ?? []
  return { code, message }
}
