/** Which path a gateway signs. */
export interface SignedPath {
  /** `received` (default): the target as received. `none` or a text: that, and the service's own path, wherever it is mounted. */
  readonly prefix?: 'received' | 'none' | `/${string}` | undefined
  /** `received` (default), `sorted` (RFC 3986 encoded, by name, then value), or `none`. */
  readonly query?: 'received' | 'sorted' | 'none' | undefined
}

/**
 * The path and query that the gateway signs, of a target as received.
 *
 * @param servicePath The service's own path, behind every prefix: `/v1.0/transfer-va/payment`.
 * @see docs/protocol.md, "Signatures": which path each gateway signs
 */
export function toSignedPath(
  { prefix = 'received', query = 'received' }: SignedPath,
  servicePath: string,
  target: string,
): string {
  const at = target.indexOf('?')
  const path = at < 0 ? target : target.slice(0, at)
  const search = at < 0 ? '' : target.slice(at)
  const signed = prefix === 'received' ? path : `${prefix === 'none' ? '' : prefix}${servicePath}`
  if (search === '' || query === 'none') return signed
  return signed + (query === 'sorted' ? sortQuery(search.slice(1)) : search)
}

/** Parameters by name, then value, in RFC 3986 encoding with upper-case hex, as a bank documents it. */
function sortQuery(search: string): string {
  const parameters = search.split('&').map((parameter): [string, string] => {
    const at = parameter.indexOf('=')
    const [name, value] = at < 0 ? [parameter, ''] : [parameter.slice(0, at), parameter.slice(at + 1)]
    return [encode(name), encode(value)]
  })
  parameters.sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
  return `?${parameters.map(([name, value]) => `${name}=${value}`).join('&')}`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Decodes what is encoded, and encodes all but the unreserved characters (RFC 3986 §2.3). What cannot be decoded stays as it came. */
function encode(text: string): string {
  try {
    return encodeURIComponent(decodeURIComponent(text)).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  } catch {
    return text
  }
}
