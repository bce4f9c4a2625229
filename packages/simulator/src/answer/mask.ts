import type { Exchange } from '../gateway.ts'
import { parseJson } from '../parse-json.ts'
import {
  createSecretFinder,
  type FoundSecret,
  mergeRanges,
  type SecretFinder,
  SHORTEST_PIECE,
} from './secret-finder.ts'

/** Fields of JSON whose text is a credential. */
const SECRET_NAME = /^(access_?token|refresh_?token|client_?secret|private_?key|signature)$/i

const TEXT_FIELDS = /"(\w+)"(\s*:\s*)"((?:[^"\\]|\\.)*)"/g

/** Headers that hold a credential, by lower-case name. */
const SECRET_HEADERS: ReadonlySet<string> = new Set([
  'authorization',
  'authorization-customer',
  'proxy-authorization',
  'x-signature',
  'cookie',
  'set-cookie',
])

/** What is a credential wherever it stands: a JWT, a PEM block, and the token inside a symmetric string to sign. */
const SECRET_SHAPES: readonly { readonly pattern: RegExp; readonly secret: (match: RegExpExecArray) => string }[] = [
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]{0,8192}?-----END [A-Z ]*PRIVATE KEY-----/g,
    secret: ([whole]) => whole,
  },
  { pattern: /(?<![\w-])eyJ[\w-]{5,}\.[\w-]+={0,2}\.[\w-]*/g, secret: ([whole]) => whole },
  { pattern: /^[A-Z]+:[^:\s]*:([^:\s]+):[0-9a-f]{64}:/gm, secret: ([, token = '']) => token },
]

/** Shows a credential by its start and its length alone: `eyJhbG… (142 characters)`. Empty text stays empty: that it is empty may be the point. */
export function maskText(secret: string): string {
  if (secret === '') return ''
  const shown = Math.min(6, Math.floor(secret.length / 4))
  return `${secret.slice(0, shown)}… (${secret.length} characters)`
}

/** What masking does, and what no masking can. For reports. */
export const MASKING_PROMISE: string =
  `Tokens, signatures and secrets are masked: as they are, escaped, in base64 or hex, and in pieces of ${SHORTEST_PIECE} characters and more. ` +
  'One that a server sends back in another way (encrypted, turned around, in shorter pieces) cannot be recognised.'

/**
 * Masks what must not stand in a report: tokens, signatures and secrets, in headers, bodies, paths and the string to sign, also
 * where a server sends one back in another place, escaped, in base64 or hex, or in pieces.
 *
 * Does *not* know secrets that the exchange itself never names, such as the client secret: give those.
 *
 * @param secrets What must not be seen, besides what the exchange itself shows to be secret. Default: nothing.
 * @returns An exchange of the same form. Its request cannot be sent again.
 */
export function maskExchange(exchange: Exchange, secrets: readonly string[] = []): Exchange {
  return maskExchangeBy(exchange, createSecretFinder(secrets))
}

/** The same for many exchanges that share their secrets. */
export function maskExchangeBy(exchange: Exchange, finder: SecretFinder): Exchange {
  const { request, response } = exchange
  const body = new TextDecoder().decode(request.body)
  const own = createSecretFinder([
    ...headerSecrets(request.headers),
    ...headerSecrets(response.headers),
    ...fieldSecrets(body),
    ...fieldSecrets(response.text),
    ...shapeSecrets(request.stringToSign),
  ])
  const mask = (text: string): string => maskSecretsBy(text, own, finder)
  const text = mask(response.text)
  return {
    ...exchange,
    request: {
      ...request,
      path: mask(request.path),
      headers: maskHeaders(request.headers, mask),
      body: new TextEncoder().encode(mask(body)),
      stringToSign: mask(request.stringToSign),
    },
    response: {
      ...response,
      headers: maskHeaders(response.headers, mask),
      text,
      body: response.body === undefined ? undefined : parseJson(text),
    },
  }
}

/** Masks the given secrets in a text, and what has the shape of one. */
export function maskSecrets(text: string, secrets: readonly string[] = []): string {
  return maskSecretsBy(text, createSecretFinder(secrets))
}

/** The same for many texts that share their secrets. */
export function maskSecretsBy(text: string, ...finders: readonly SecretFinder[]): string {
  const shaped = [...fieldSecrets(text), ...shapeSecrets(text)]
  const shown = text.replace(TEXT_FIELDS, (field: string, name: string, colon: string, value: string) =>
    SECRET_NAME.test(name) ? `"${name}"${colon}"${maskText(readText(value))}"` : field,
  )
  const all = shaped.length === 0 ? finders : [...finders, createSecretFinder(shaped)]
  return maskFound(shown, mergeRanges(all.flatMap((finder) => finder.find(shown))))
}

/** A whole secret is shown by its start; a piece or a disguise of one by its length alone. */
function maskFound(text: string, found: readonly FoundSecret[]): string {
  let at = 0
  let masked = ''
  for (const { start, end, secret } of found) {
    masked += text.slice(at, start) + (secret === undefined ? `… (${end - start} characters)` : maskText(secret))
    at = end
  }
  return masked + text.slice(at)
}

function maskHeaders(headers: Exchange['request']['headers'], mask: (text: string) => string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (!SECRET_HEADERS.has(name.toLowerCase())) return [name, mask(value)]
      const [, scheme = '', secret = ''] = /^((?:Bearer|Basic) +)?(.*)$/is.exec(value) ?? []
      return [name, scheme + maskText(secret)]
    }),
  )
}

function headerSecrets(headers: Exchange['request']['headers']): string[] {
  return Object.entries(headers)
    .filter(([name]) => SECRET_HEADERS.has(name.toLowerCase()))
    .map(([, value]) => value.replace(/^(Bearer|Basic) +/i, ''))
}

function fieldSecrets(text: string): string[] {
  return [...text.matchAll(TEXT_FIELDS)]
    .filter(([, name = '']) => SECRET_NAME.test(name))
    .map(([, , , secret = '']) => readText(secret))
}

/** Reads what stands between the quotes of a JSON text. */
function readText(escaped: string): string {
  try {
    return String(JSON.parse(`"${escaped}"`))
  } catch {
    return escaped
  }
}

function shapeSecrets(text: string): string[] {
  return SECRET_SHAPES.flatMap(({ pattern, secret }) => [...text.matchAll(pattern)].map(secret))
}
