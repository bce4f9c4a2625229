import { readTokenClaims } from '../answer/read-token-claims.ts'
import type { CapturedCall } from './captured-call.ts'
import { quote } from './quote.ts'

/** Something about a call, other than its signature, for which a server refuses it. */
export interface Trouble {
  readonly about: 'timestamp' | 'header' | 'token' | 'request' | 'answer'
  readonly problem: string
  readonly fix: string
}

/** No document gives a number; 300 seconds is what implementations use. */
const TOLERANCE_SECONDS = 300
const ZONE_SECONDS = 7 * 3600

const TOKEN_HEADERS = ['X-TIMESTAMP', 'X-CLIENT-KEY']
const SERVICE_HEADERS = ['X-TIMESTAMP', 'X-PARTNER-ID', 'X-EXTERNAL-ID', 'CHANNEL-ID']

const LOOKED_AT_APART: ReadonlySet<string> = new Set(['content-type', 'authorization', 'x-signature'])

/** What a server expects of a call, besides its signature. */
export interface Expectation {
  readonly isTokenRequest: boolean
  readonly needsToken: boolean
  readonly accessToken: string | undefined
  readonly clientId: string | undefined
  /** The headers that the gateway's documents demand, where it is named. */
  readonly headers?: readonly string[] | undefined
}

/**
 * Looks at what is left when a signature is right: headers, the timestamp against `receivedAt`, the form and the life of the token.
 *
 * Does *not* verify the token, and knows nothing of external IDs used before.
 */
export function lookElsewhere(
  call: CapturedCall,
  { isTokenRequest, needsToken, accessToken, clientId, headers }: Expectation,
): readonly Trouble[] {
  const names =
    headers?.filter((name) => !LOOKED_AT_APART.has(name.toLowerCase())) ??
    (isTokenRequest ? TOKEN_HEADERS : SERVICE_HEADERS)
  return [
    ...names.flatMap((name) => checkHeader(call, name)),
    ...(isTokenRequest ? checkClientId(call, clientId) : []),
    ...checkContentType(call),
    ...checkTimestamp(call),
    ...(isTokenRequest || !needsToken ? [] : checkToken(call, accessToken)),
    ...checkMethod(call),
  ]
}

function checkHeader({ headers }: CapturedCall, name: string): readonly Trouble[] {
  const value = headers.get(name.toLowerCase())
  if (value !== undefined && value.trim() !== '') {
    if (!value.includes(',') || name === 'CHANNEL-ID') return []
    return [
      {
        about: 'header',
        problem: `${name} came more than once.`,
        fix: 'The gateway, or a proxy on the way, must send it once.',
      },
    ]
  }
  const twin = { 'X-CLIENT-KEY': 'X-PARTNER-ID', 'X-PARTNER-ID': 'X-CLIENT-KEY' }[name]
  const hasTwin = twin !== undefined && headers.has(twin.toLowerCase())
  return [
    {
      about: 'header',
      problem: hasTwin
        ? `${name} is missing; the caller gave its ID in ${twin}.`
        : `${name} is ${value === undefined ? 'missing' : 'empty'}.`,
      fix: hasTwin
        ? 'A token request names its caller in X-CLIENT-KEY, every other call in X-PARTNER-ID: the gateway must use the right one.'
        : 'The gateway must send it. If it says that it does, look for a proxy that drops it (nginx drops names with an underscore).',
    },
  ]
}

function checkClientId({ headers }: CapturedCall, expected: string | undefined): readonly Trouble[] {
  const value = headers.get('x-client-key') ?? ''
  if (expected === undefined || value === '' || value === expected) return []
  return [
    {
      about: 'header',
      problem: `X-CLIENT-KEY is ${quote(value)}, and the client ID that is expected is ${quote(expected)}.`,
      fix: 'The gateway must name itself by the client ID of the onboarding, to the letter; or the server must know this one.',
    },
  ]
}

function checkContentType({ headers, body }: CapturedCall): readonly Trouble[] {
  const value = headers.get('content-type') ?? ''
  if (/^application\/json\b/i.test(value)) return []
  return [
    {
      about: 'request',
      problem: `Content-Type is ${value === '' ? 'missing' : quote(value)}, and not application/json${body.length === 0 ? '; the body is empty' : ''}.`,
      fix: 'The gateway must send Content-Type: application/json.',
    },
  ]
}

function checkTimestamp({ headers, receivedAt }: CapturedCall): readonly Trouble[] {
  const text = headers.get('x-timestamp')
  if (text === undefined || text === '') return []
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:Z|[+-]\d\d:\d\d)$/.test(text)
    ? Date.parse(text)
    : Number.NaN
  if (Number.isNaN(time)) {
    return [
      {
        about: 'timestamp',
        problem: `X-TIMESTAMP is ${quote(text)}, which is not ISO 8601 with seconds and an offset.`,
        fix: 'The gateway must write it as 2024-01-22T15:00:01+07:00.',
      },
    ]
  }
  if (receivedAt === undefined) return []
  const skew = Math.round((time - receivedAt.getTime()) / 1000)
  if (Math.abs(skew) <= TOLERANCE_SECONDS) return []
  const fact = `X-TIMESTAMP is ${Math.abs(skew)} seconds ${skew < 0 ? 'behind' : 'ahead of'} the clock of the server, which allows ${TOLERANCE_SECONDS} as a rule.`
  if (Math.abs(Math.abs(skew) - ZONE_SECONDS) > TOLERANCE_SECONDS) {
    return [
      {
        about: 'timestamp',
        problem: fact,
        fix: 'Compare both clocks; both must follow NTP. A call that is sent again needs a new timestamp and a new signature.',
      },
    ]
  }
  const mistake = skew < 0 ? "UTC's clock and stamps it +07:00" : "Jakarta's clock and stamps it Z"
  return [
    {
      about: 'timestamp',
      problem: `${fact} That is close to 7 hours: the gateway writes ${mistake}.`,
      fix: "The gateway must write Jakarta's time with +07:00, or UTC's with Z.",
    },
  ]
}

function checkToken({ headers, receivedAt }: CapturedCall, given: string | undefined): readonly Trouble[] {
  const value = headers.get('authorization')
  const trouble = (problem: string, fix: string): readonly Trouble[] => [{ about: 'token', problem, fix }]
  if (value === undefined || value === '') {
    return trouble(
      'Authorization is missing.',
      'The gateway must send the token that it was given, as Authorization: Bearer <token>.',
    )
  }
  const [, token] = /^Bearer +(\S+)$/i.exec(value) ?? []
  if (token === undefined) {
    return trouble(
      "Authorization is not of the form 'Bearer <token>'.",
      'The gateway must send one token behind the word Bearer and one blank.',
    )
  }
  if (/^["']|["']$|^Bearer/i.test(token)) {
    return trouble(
      'The token in Authorization stands in quotes.',
      'The gateway must send the token bare, as it was given.',
    )
  }
  if (given !== undefined && given !== token) {
    return trouble(
      'Authorization has another token than --access-token.',
      'The gateway must use the token that it was last given.',
    )
  }
  const expiry = readExpiry(token)
  if (expiry === undefined || receivedAt === undefined || expiry > receivedAt.getTime()) return []
  const seconds = Math.round((receivedAt.getTime() - expiry) / 1000)
  return trouble(
    `The token had expired ${seconds} seconds before the call came.`,
    'The gateway must ask for a new token in time: the answer to its token request says how long one lives (expiresIn).',
  )
}

/** The `exp` of a JWT in milliseconds, where the token is one. */
function readExpiry(token: string): number | undefined {
  const exp = readTokenClaims(token)?.exp
  return typeof exp === 'number' ? exp * 1000 : undefined
}

function checkMethod({ method }: CapturedCall): readonly Trouble[] {
  if (method === 'POST') return []
  return [
    {
      about: 'request',
      problem: `The method is ${quote(method)}; inbound SNAP calls are POST.`,
      fix: 'The gateway must call with POST.',
    },
  ]
}
