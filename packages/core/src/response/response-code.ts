import { OUTCOMES, type OutcomeName } from './outcomes.ts'

/** Case codes that a service answers instead of the standard's, by outcome. */
export type CaseCodes = Readonly<Partial<Record<OutcomeName, string>>>

export interface ResponseCodeInput {
  readonly outcome: OutcomeName
  /** Two digits: `73` for the access token, `00` for NICO. */
  readonly serviceCode: string
  /** Fills the message's `{field name}`, `[reason]` or `[info]`, where the message has one. */
  readonly reason?: string | undefined
  readonly caseCodes?: CaseCodes | undefined
}

export interface ResponseCode {
  readonly httpStatus: number
  /** Seven digits: HTTP status, service code, case code. */
  readonly responseCode: string
  /** At most 100 characters, NICEPAY's limit; a longer reason is cut. */
  readonly responseMessage: string
}

const MESSAGE_LENGTH = 100

const slot = /( ?)(?:(\{field name\})|\[(?:reason|Reason|info)\])/

/**
 * Builds the response code and message of an outcome: `paidBill` at service `00` is `4040014`, `Paid Bill`.
 *
 * Does *not* check that `serviceCode` has two digits; `defineService` does.
 *
 * @see docs/protocol.md, "Response codes"
 */
export function responseCode({ outcome, serviceCode, reason, caseCodes }: ResponseCodeInput): ResponseCode {
  const { httpStatus, caseCode, message } = OUTCOMES[outcome]
  return {
    httpStatus,
    responseCode: `${httpStatus}${serviceCode}${caseCodes?.[outcome] ?? caseCode}`,
    responseMessage: fill(message, reason),
  }
}

function fill(message: string, reason: string | undefined): string {
  if (!slot.test(message)) return message
  const text = reason === undefined ? '' : reason.replace(/\p{Cc}+/gu, ' ').trim()
  return message
    .replace(slot, (_, space: string, field: string | undefined) => {
      if (text === '') return ''
      return space + (field === undefined ? `[${cut(text, message, 2)}]` : cut(text, message, 0))
    })
    .trim()
}

/** Shortens `text` so that the whole message keeps its limit, never through the middle of a character. */
function cut(text: string, message: string, brackets: number): string {
  const room = MESSAGE_LENGTH - message.replace(slot, '$1').length - brackets
  return text.length <= room ? text : text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')
}
