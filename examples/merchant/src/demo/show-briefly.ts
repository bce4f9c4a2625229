import type { Exchange } from '@snap-sdk/simulator'
import { describeLedger, type ShowPlayed } from './played.ts'

/** The longest title of a step, and a blank. */
const TITLE_WIDTH = 36

/** One line a step; below it what is not as expected. */
export const showBriefly: ShowPlayed = ({ number, step, exchange, payments, log, problems }, { line, paint }) => {
  const isExpected = problems.length === 0
  const mark = isExpected ? paint('green', '✔') : paint('red', '✘')
  const booked = payments === undefined ? '' : paint('dim', `, ${describeLedger(payments)}`)
  line(`${mark} ${String(number).padStart(2)}  ${step.title.padEnd(TITLE_WIDTH)} ${describeAnswer(exchange)}${booked}`)
  for (const problem of problems) line(`      ${paint('red', '✘')} ${problem}`)
  if (!isExpected) for (const entry of log) line(`      merchant's log: ${entry}`)
}

/** `2000000 Successful`; without what would steer a terminal. */
function describeAnswer(exchange: Exchange | undefined): string {
  if (exchange === undefined) return 'no answer'
  const { status, body } = exchange.response
  const words = [body?.responseCode, body?.responseMessage].filter((word) => typeof word === 'string')
  return words.length === 0 ? `HTTP ${status}` : words.join(' ').replace(/\p{C}/gu, '')
}
