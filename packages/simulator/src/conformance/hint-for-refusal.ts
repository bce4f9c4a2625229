import { parseResponseCode } from '../answer/response-code.ts'
import type { Answer } from '../gateway.ts'

/** What to look at when a right call was refused. */
interface Hint {
  readonly text: string
  /** It stands for all that is to be done: the case's own advice would lead astray. */
  readonly isAll: boolean
}

/** No reason of SNAP is longer. */
const MOST_CHARACTERS = 2_000

/** By the code, and by the reason that the merchant gives. The first that fits. */
const HINTS: readonly {
  readonly code: RegExp
  readonly message?: RegExp
  readonly isAll?: true
  readonly text: string
}[] = [
  {
    code: /^404..(?:14|13)$/,
    message: /paid|lunas|dibayar/i,
    isAll: true,
    text: 'The bill was paid before: name numbers that are open with --open, or have them made with --open-command.',
  },
  {
    code: /^404..13$/,
    isAll: true,
    text: 'The amount is not that of the bill: take what your inquiry answers. Where the gateway asks for no bill, --amount says what the bills cost.',
  },
  {
    code: /^(?:404..19|403..00)$/,
    isAll: true,
    text: 'The bill is past its due date: name numbers that are open with --open.',
  },
  {
    code: /^404..(?:11|12)$/,
    isAll: true,
    text: 'The merchant does not know the number: name open ones with --open, or have them made with --open-command.',
  },
  {
    code: /^40[0134]/,
    message: /\b(?:ip|address|connection)\b.*not|not.*\b(?:ip|address|connection)\b|alamat|whitelist|allow.?list/i,
    isAll: true,
    text: 'The merchant refuses the address that this check calls from: allow it where it is tested.',
  },
  {
    code: /^401/,
    message: /time|skew|waktu/i,
    text: "Compare this machine's clock with the merchant's: date -u",
  },
  {
    code: /^400..0[12]$/,
    message: /field|mandatory|format|wajib/i,
    text: 'The merchant names what it misses or cannot read: npx @snap-sdk/simulator call shows what was sent.',
  },
  {
    code: /^409/,
    text: 'The call was taken for a repeat, and its X-EXTERNAL-ID and its request ID are new: remember those, and nothing else.',
  },
  { code: /^5/, text: "The merchant's own code failed: its log says why." },
]

/** Says what to look at when a right call was refused; nothing where the answer does not tell. */
export function hintForRefusal({ status, body, text }: Answer): Hint | undefined {
  const given: unknown = body?.responseCode
  const parsed = parseResponseCode(typeof given === 'number' ? String(given) : given)
  if (parsed === undefined) return hintForPage(status, text)
  const { httpStatus, serviceCode, caseCode } = parsed
  const code = `${httpStatus}${serviceCode}${caseCode}`
  const said = text.slice(0, MOST_CHARACTERS)
  const found = HINTS.find((hint) => hint.code.test(code) && (hint.message === undefined || hint.message.test(said)))
  return found === undefined ? undefined : { text: found.text, isAll: found.isAll === true }
}

function hintForPage(status: number, text: string): Hint | undefined {
  if (status >= 300 && status < 400) {
    return { text: 'The server sends callers on to another address, and no gateway follows.', isAll: true }
  }
  if (!text.slice(0, MOST_CHARACTERS).trimStart().startsWith('<')) return undefined
  return { text: 'A page came back: of the framework or of a proxy before it, and not of the service.', isAll: false }
}
