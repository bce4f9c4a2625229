import type { Speech } from './dialects/dialect.ts'

/** What a gateway signs of a path with its query. */
export function signedTarget(target: string, signedQuery: Speech['signedQuery']): string {
  const [path = '', query] = target.split('?', 2)
  if (query === undefined || signedQuery === 'none') return path
  return `${path}?${signedQuery === 'sorted' ? sortQuery(query) : query}`
}

/** @see BCA, "Signature": parameters by name, then value; RFC 3986 encoding with upper-case hexadecimal digits */
function sortQuery(query: string): string {
  const encode = (text: string): string =>
    encodeURIComponent(decodeURIComponent(text)).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  return query
    .split('&')
    .map((parameter) => parameter.split('=').map(encode).join('='))
    .sort()
    .join('&')
}
