import { findHeader } from '../find-header.ts'
import { writeTimestamp } from '../sign.ts'
import { quoteForShell } from './quote-for-shell.ts'
import { bodyOf, type SentCall, urlOf } from './sent-call.ts'

/** What implementations take for a timestamp's window; the standard names none. */
const USUAL_WINDOW_MINUTES = 5

/** How long a call that was taken away is good for, and how to make a fresh one: the lines of a comment. */
export function describeValidity(call: SentCall): readonly string[] {
  const { gateway, service, request } = call
  const { headers } = request
  const timestamp = findHeader(headers, 'x-timestamp') ?? ''
  const until = new Date(Date.parse(timestamp) + USUAL_WINDOW_MINUTES * 60_000)
  const { clientId, signature } = gateway.identity
  const fresh = [
    'npx @snap-sdk/simulator',
    `call ${service}`,
    `--gateway ${gateway.dialect.name}`,
    `--url ${quoteForShell(new URL(urlOf(call)).origin)}`,
    `--client-id ${quoteForShell(clientId)}`,
    ...(signature === gateway.dialect.speech.scheme ? [] : [`--signature ${signature}`]),
    ...(bodyOf(call) === '' || service === 'token' ? [] : ['--body body.json']),
  ]
  return [
    `${gateway.dialect.title}, ${service}: signed for ${timestamp}.`,
    Number.isNaN(until.getTime())
      ? 'Its timestamp is none, so a server may refuse it at any time.'
      : `Most servers take it until ${writeTimestamp(until)}: the standard names no window, and ${USUAL_WINDOW_MINUTES} minutes are usual.`,
    ...(findHeader(headers, 'x-external-id') === undefined
      ? []
      : ['Its X-EXTERNAL-ID is used up by the first time: sent again it is a repeat (409xx00, or the first answer).']),
    `A fresh one, with a signature of its own${service === 'token' ? '' : ' (the body below goes into body.json)'}:`,
    `  ${fresh.join(' ')}`,
  ]
}
