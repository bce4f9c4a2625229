import type { SnapRequest } from '../http/snap-request.ts'
import type { CallerHeader } from '../partner.ts'
import { fail, ok, type Result } from '../result.ts'

/** The headers of a call, present and of their form. Nothing in them is proven yet. */
export interface CallHeaders {
  readonly timestamp: string
  readonly signature: string
  readonly caller: string
  readonly externalId: string | undefined
  readonly channelId: string | undefined
}

interface HeaderRule {
  readonly name: string
  readonly form: RegExp
}

// A doubled header arrives joined with ', ', which none of these forms takes but CHANNEL-ID's, which proves nothing.
const CONTENT_TYPE: HeaderRule = { name: 'Content-Type', form: /^application\/json[ \t]*(?:;[^,]{0,100})?$/i }
const TIMESTAMP: HeaderRule = { name: 'X-TIMESTAMP', form: /./ }
const SIGNATURE: HeaderRule = { name: 'X-SIGNATURE', form: /./ }
const CLIENT_KEY: HeaderRule = { name: 'X-CLIENT-KEY', form: /^[\x21-\x7e]{1,36}$/ }
const PARTNER_ID: HeaderRule = { name: 'X-PARTNER-ID', form: /^[\x21-\x7e]{1,36}$/ }
const EXTERNAL_ID: HeaderRule = { name: 'X-EXTERNAL-ID', form: /^[A-Za-z0-9._-]{1,40}$/ }
const CHANNEL_ID: HeaderRule = { name: 'CHANNEL-ID', form: /^\P{Cc}{1,20}$/u }

/**
 * The headers that a call must have, in the order in which they are checked. Authorization is not among them:
 * its absence is an invalid token (401xx01), and is found with the token.
 *
 * @see docs/protocol.md, "Request headers"
 */
const RULES: Readonly<Record<CallerHeader, readonly HeaderRule[]>> = {
  'X-CLIENT-KEY': [CONTENT_TYPE, TIMESTAMP, CLIENT_KEY, SIGNATURE],
  'X-PARTNER-ID': [CONTENT_TYPE, TIMESTAMP, PARTNER_ID, SIGNATURE, EXTERNAL_ID, CHANNEL_ID],
}

/** Reads the headers of a call: all there first, then each of its form. */
export function readHeaders(headers: SnapRequest['headers'], callerHeader: CallerHeader): Result<CallHeaders> {
  const rules = RULES[callerHeader]
  const values = rules.map(({ name }) => headers.get(name.toLowerCase()) ?? '')
  for (const [index, { name }] of rules.entries()) {
    if (values[index]?.trim() === '') return fail('HEADER_MISSING', `${name} is missing or empty`, name)
  }
  for (const [index, { name, form }] of rules.entries()) {
    if (!form.test(values[index] ?? ''))
      return fail('HEADER_MALFORMED', `${name} is not of its form ${form.source}`, name)
  }
  const [, timestamp = '', caller = '', signature = '', externalId, channelId] = values
  return ok({ timestamp, caller, signature, externalId, channelId })
}
