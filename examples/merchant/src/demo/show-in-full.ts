import { formatExchange, maskExchange } from '@snap-sdk/simulator'
import { describeLedger, type ShowPlayed } from './played.ts'

/** The story, both messages and the string to sign, and the verdict. Tokens and signatures stand there by their start alone. */
export const showInFull: ShowPlayed = ({ number, step, exchange, payments, log, problems }, { title, line, paint }) => {
  const indented = (text = '') => line(text === '' ? '' : `   ${text}`)
  title(`${number}. ${step.title}`)
  indented(step.story)
  line()
  if (exchange !== undefined) {
    for (const text of formatExchange(maskExchange(exchange), paint).split('\n')) indented(text)
    line()
  }
  for (const entry of log) indented(`merchant's log: ${entry}\n`)
  for (const problem of problems) indented(`${paint('red', '✘')} ${problem}`)
  const { responseCode, responseMessage } = step.expected
  if (problems.length === 0) {
    indented(`${paint('green', '✔')} ${responseCode} ${responseMessage}, as expected: ${step.because}`)
    if (payments !== undefined) indented(`${paint('green', '✔')} GET /ledger: ${describeLedger(payments)}, as expected`)
  }
  line()
}
