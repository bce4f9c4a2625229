import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Where the server listens, and the part of its paths that nobody can guess. */
export interface Place {
  /** `127.0.0.1:49152` */
  readonly host: string
  /** The first segment of each path. */
  readonly secret: string
}

/** What a request is for, once it is let in; or the status of a bare refusal. */
export type Admission =
  | { readonly path: string; readonly query: URLSearchParams }
  | { readonly refused: 403 | 404 | 405 | 415 }

/**
 * Decides whether a request comes from the page itself.
 *
 * Refused are: another Host (a name that was bound to this address by somebody else's DNS), another Origin or a fetch that the browser
 * says another site made, a path that does not begin with the secret (another user of this machine), other methods, and a POST that is
 * not JSON, such as a form's. The page alone may be navigated to from elsewhere: whoever has its address may open it.
 *
 * Does *not* look at bodies.
 */
export function admit({ method, url = '', headers }: IncomingMessage, { host, secret }: Place): Admission {
  if (headers.host !== host) return { refused: 403 }
  const [path = '', query = ''] = url.split('?', 2)
  const [, given = '', ...rest] = path.split('/')
  if (!isSame(given, secret) || !path.startsWith(`/${secret}/`)) return { refused: 404 }
  const inside = rest.join('/')
  if (method !== 'GET' && method !== 'POST') return { refused: 405 }
  const { origin, 'sec-fetch-site': site, 'content-type': type } = headers
  const isPage = inside === '' && method === 'GET'
  if (!isPage) {
    const isOwn = origin === `http://${host}`
    if (origin !== undefined && !isOwn) return { refused: 403 }
    if (site !== undefined && site !== 'same-origin') return { refused: 403 }
    if (method === 'POST' && !isOwn) return { refused: 403 }
    if (method === 'POST' && type !== 'application/json') return { refused: 415 }
  }
  return { path: inside, query: new URLSearchParams(query) }
}

function isSame(given: string, secret: string): boolean {
  const one = Buffer.from(given)
  const other = Buffer.from(secret)
  return one.length === other.length && timingSafeEqual(one, other)
}

/** On every answer: nothing is fetched from elsewhere, run from elsewhere, framed, kept or told to others. */
export const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
}
