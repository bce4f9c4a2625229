import { describeError, oneLine } from './describe-error.ts'
import { formatTimestamp } from './encoding/timestamp.ts'
import type { SnapEvent } from './events.ts'
import type { FailureCode } from './result.ts'
import type { BusinessFacts } from './services/business-facts.ts'

/**
 * Logs an event: what listens where there is no `onEvent`. Answered calls go to `console.info`, all else to `console.warn`.
 *
 * @example
 * const snap = createSnap({
 *   gateways: [shop],
 *   onEvent: (event) => {
 *     count(event.type)
 *     logEvent(event)
 *   },
 * })
 */
export function logEvent(event: SnapEvent): void {
  const line = formatEvent(event)
  if (event.type === 'answered') console.info(line)
  else console.warn(line)
}

/**
 * An event as one line of text, for a logger: time, what the call was, how it ended, and what was thrown, without control characters.
 *
 * It holds no secret. Of an error that a database's driver threw it tells the name and the code alone, since its text may hold a password;
 * of any other its text. It holds what the call is about, and so a payer's numbers.
 */
export function formatEvent(event: SnapEvent): string {
  const { gateway, service, clientId, externalId, paymentId, about } = event
  const named = { gateway, service, clientId, externalId, paymentId, ...writeAmounts(about) }
  const at = formatTimestamp(event.type === 'warning' ? new Date() : event.startedAt)
  return oneLine(`[snap] ${at} ${event.type}${writeFacts(named)}${describeEnd(event)}`)
}

function describeEnd(event: SnapEvent): string {
  if (event.type === 'warning') return ` ${event.code}: ${event.message}`
  const { responseCode, duplicate } = event
  const facts = { responseCode, duplicate, ms: Math.round(event.durationMilliseconds) }
  switch (event.type) {
    case 'answered':
      return writeFacts({ outcome: event.outcome, late: event.late, ...facts })
    case 'refused':
      return `${writeFacts(facts)} ${event.cause.code}: ${event.cause.message}`
    case 'failed': {
      const thrown = event.error === undefined ? '' : ` | ${describeThrown(event.error, event.cause.code)}`
      return `${writeFacts({ late: event.late, ...facts })} ${event.cause.code}: ${event.cause.message}${thrown}`
    }
  }
}

/** `name=value`, as far as there are values; those that would run into the next one in quotes. */
function writeFacts(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${/^[\w.:+/-]+$/.test(String(value)) ? value : JSON.stringify(String(value))}`)
    .join('')
}

function writeAmounts(about: BusinessFacts = {}): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(about).map(([name, fact]) => [
      name,
      typeof fact === 'object' ? `${fact.value} ${fact.currency}` : fact,
    ]),
  )
}

/** What drivers of databases throw: their text may hold the connection's password. */
const OF_DRIVERS: ReadonlySet<FailureCode> = new Set(['DUPLICATE_STORE_FAILED', 'PARTNER_LOOKUP_FAILED'])

/** The error and the place that threw it. */
function describeThrown(error: unknown, code: FailureCode): string {
  if (!OF_DRIVERS.has(code)) return describeError(error, error instanceof Error ? error.message : textOf(error))
  return describeError(error, error instanceof Error ? codeOf(error) : undefined)
}

/** A driver's code, as `ECONNREFUSED` or `57P01`, tells one fault from another. Anything longer or freer may be text. */
function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined
}

/** Some objects refuse to become text. */
function textOf(value: unknown): string {
  try {
    return String(value)
  } catch {
    return `a thrown ${typeof value}`
  }
}
