import type { OutcomeName } from '../outcome-name.ts'
import type { OutcomeRows } from './code-rows.ts'
import { OUTCOMES } from './outcomes.ts'

/** What a service's codes are made of. */
export interface CodeTable {
  /** Two digits: `73` for the access token, `25` for a virtual account's payment. */
  readonly serviceCode: string
  /** Digits and texts instead of the standard's, by outcome. */
  readonly outcomes?: OutcomeRows | undefined
  /** How long a message may be; a longer reason is cut. Default 150, the standard's. */
  readonly messageLength?: number | undefined
}

export interface ResponseCodeInput extends CodeTable {
  readonly outcome: OutcomeName
  /** Fills the message's `{field name}`, `[reason]` or `[info]`, where the message has one. */
  readonly reason?: string | undefined
}

/** A response code, as it goes out. */
export interface ResponseCode {
  readonly httpStatus: number
  /** Seven digits: HTTP status, service code, case code. */
  readonly responseCode: string
  readonly responseMessage: string
}

const slot = /( ?)(?:(\{field name\})|\[(?:reason|Reason|info)\])/

/**
 * Builds the response code and message of an outcome: `paidBill` at service `00` is `4040014`, `Paid Bill`.
 *
 * Does *not* check that `serviceCode` has two digits; `defineService` does.
 *
 * @see docs/protocol.md, "Response codes"
 */
export function responseCode({
  outcome,
  serviceCode,
  reason,
  outcomes,
  messageLength = 150,
}: ResponseCodeInput): ResponseCode {
  const standard = OUTCOMES[outcome]
  const own = outcomes?.[outcome]
  const code = own?.responseCode ?? `${standard.httpStatus}${serviceCode}${own?.caseCode ?? standard.caseCode}`
  return {
    httpStatus: Number(code.slice(0, 3)),
    responseCode: code,
    responseMessage: fill(own?.message ?? standard.message, reason, messageLength),
  }
}

function fill(message: string, reason: string | undefined, messageLength: number): string {
  if (!slot.test(message)) return message
  const text = reason === undefined ? '' : reason.replace(/\p{Cc}+/gu, ' ').trim()
  return message
    .replace(slot, (_, space: string, field: string | undefined) => {
      if (text === '') return ''
      const room = messageLength - message.replace(slot, '$1').length
      return space + (field === undefined ? `[${cut(text, room - 2)}]` : cut(text, room))
    })
    .trim()
}

/** Shortens a text, never through the middle of a character. */
function cut(text: string, room: number): string {
  return text.length <= room ? text : text.slice(0, room).replace(/[\uD800-\uDBFF]$/, '')
}
