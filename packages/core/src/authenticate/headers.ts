import { quoteText } from '../encoding/quote-text.ts'
import type { SnapRequest } from '../http/snap-request.ts'
import { fail, ok, type Result } from '../result.ts'

/** The headers of a call that a dialect may set. */
export type HeaderName = 'X-PARTNER-ID' | 'X-CLIENT-KEY' | 'X-EXTERNAL-ID' | 'CHANNEL-ID'

/** Which header names the caller. The token request names it by X-CLIENT-KEY in any case. */
export type CallerHeader = 'X-PARTNER-ID' | 'X-CLIENT-KEY'

/** `true` mandatory in the standard's form, `false` not read, a form, or an optional form. */
export type HeaderRule = boolean | RegExp | { readonly optional: RegExp }

/** The headers of a call, present and of their form. Nothing in them is proven yet. */
export interface CallHeaders {
  readonly timestamp: string
  readonly signature: string
  readonly caller: string
  readonly externalId: string | undefined
  readonly channelId: string | undefined
}

/** Reads the headers of a call: all there first, then each of its form. */
export type ReadHeaders = (headers: SnapRequest['headers']) => Result<CallHeaders>

/** What one header must be. */
export interface HeaderCheck {
  readonly name: string
  readonly form: RegExp
  readonly mandatory: boolean
}

// A doubled header arrives joined with ', ', which no form takes but CHANNEL-ID's, which proves nothing.
const CONTENT_TYPE = mandatory('Content-Type', /^application\/json[ \t]*(?:;[^,]{0,100})?$/i)
const TIMESTAMP = mandatory('X-TIMESTAMP', /./)
const SIGNATURE = mandatory('X-SIGNATURE', /./)

/** The standard's lengths; the text is opaque. CHANNEL-ID has 5 there, and up to 20 in use. */
const FORMS: Readonly<Record<HeaderName, RegExp>> = {
  'X-PARTNER-ID': /^[\x21-\x7e]{1,36}$/,
  'X-CLIENT-KEY': /^[\x21-\x7e]{1,36}$/,
  'X-EXTERNAL-ID': /^[\x21-\x7e]{1,36}$/,
  'CHANNEL-ID': /^\P{Cc}{1,20}$/u,
}

/** The headers that are looked at beside the caller's own. */
const OTHERS = ['X-EXTERNAL-ID', 'CHANNEL-ID'] as const

/** What the token request has beside Content-Type, X-TIMESTAMP, X-CLIENT-KEY and X-SIGNATURE: nothing. */
export const TOKEN_HEADERS: Readonly<Partial<Record<HeaderName, HeaderRule>>> = {
  'X-EXTERNAL-ID': false,
  'CHANNEL-ID': false,
}

/** The form of the header that names an endpoint's callers. */
export function callerForm(
  caller: CallerHeader,
  rules: Readonly<Partial<Record<HeaderName, HeaderRule>>> = {},
): RegExp {
  const rule = rules[caller]
  return rule instanceof RegExp ? rule : FORMS[caller]
}

/** The headers of one endpoint's calls, in the order in which they are judged. */
export function headerChecks(
  caller: CallerHeader,
  rules: Readonly<Partial<Record<HeaderName, HeaderRule>>> = {},
): readonly HeaderCheck[] {
  const own = mandatory(caller, callerForm(caller, rules))
  const others = OTHERS.map((name) => toCheck(name, rules[name] ?? true))
  return [CONTENT_TYPE, TIMESTAMP, own, SIGNATURE, ...others.filter((check) => check !== undefined)]
}

/**
 * Prepares the reading of one endpoint's headers, by its checks. Authorization is not among them: its absence is an invalid token (401xx01), and is
 * found with the token.
 *
 * @see docs/protocol.md, "Request headers"
 */
export function prepareHeaders(checks: readonly HeaderCheck[]): ReadHeaders {
  const read = checks.map((check) => ({ ...check, key: check.name.toLowerCase() }))
  const externalAt = checks.findIndex(({ name }) => name === 'X-EXTERNAL-ID')
  const channelAt = checks.findIndex(({ name }) => name === 'CHANNEL-ID')

  return (headers) => {
    const values: string[] = []
    for (const { key, name, mandatory } of read) {
      const value = headers.get(key) ?? ''
      if (mandatory && value.trim() === '')
        return fail('HEADER_MISSING', `${name} is missing or empty. ${adviseOn(name)}`, { header: name })
      values.push(value)
    }
    for (const [index, value] of values.entries()) {
      const check = read[index]
      if (check === undefined || value === '' || check.form.test(value)) continue
      const { name, form } = check
      return fail(
        'HEADER_MALFORMED',
        `${name} is ${showValue(name, value)}; expected ${form.source}${Object.hasOwn(FORMS, name) ? ' (row headers)' : ''}`,
        {
          header: name,
        },
      )
    }
    const [, timestamp = '', callerId = '', signature = ''] = values
    return ok({
      timestamp,
      caller: callerId,
      signature,
      externalId: values[externalAt] || undefined,
      channelId: values[channelAt]?.trim() || undefined,
    })
  }
}

/** Of a header that may hold a secret by mistake, where an ID belongs, no more than its shape. */
function showValue(name: string, value: string): string {
  if (name === 'Content-Type') return quoteText(value)
  if (value.includes(', ')) return 'more than one value'
  return `${value.length} characters long${/^[\x21-\x7e]*$/.test(value) ? '' : ', with blanks or what is not ASCII'}`
}

function adviseOn(name: string): string {
  const advice = 'Does a proxy take it off?'
  return Object.hasOwn(FORMS, name) ? `${advice} Where the gateway sends none, the row headers says so.` : advice
}

function mandatory(name: string, form: RegExp): HeaderCheck {
  return { name, form, mandatory: true }
}

function toCheck(name: HeaderName, rule: HeaderRule): HeaderCheck | undefined {
  if (rule === false) return undefined
  if (rule === true) return mandatory(name, FORMS[name])
  return rule instanceof RegExp ? mandatory(name, rule) : { name, form: rule.optional, mandatory: false }
}
