/**
 * Takes off a key's text what copying, editors and environment variables have put around it, and what can be read in one way only: line
 * ends that are written out, once or twice escaped, a backslash at a line's end, quotes, spaces beyond ASCII, marks that nobody sees,
 * dashes that an editor made longer.
 */
export function cleanKeyText(text: string): string {
  const plain = text
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\u0085\u2028\u2029]/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/g, '-')
    .replace(/\\{1,8}r/g, '')
    .replace(/\\{1,8}n/g, '\n')
    .replace(/\\{1,8}[ \t]{0,8}(?=\r?\n|$)/g, '')
    .replace(/\\{1,8}\//g, '/') // as some languages write JSON
  return withoutQuotes(plain)
}

const QUOTES =
  /^(?:"([\s\S]*)"|'([\s\S]*)'|`([\s\S]*)`|[\u201c-\u201f]([\s\S]*)[\u201c-\u201f]|[\u2018-\u201b]([\s\S]*)[\u2018-\u201b])$/

function withoutQuotes(text: string): string {
  const trimmed = text.trim().replace(/^\\{1,8}(?=["'])|\\{1,8}(?=["']$)/g, '')
  const inner = QUOTES.exec(trimmed)
    ?.slice(1)
    .find((part) => part !== undefined)
  return inner === undefined ? trimmed : withoutQuotes(inner)
}

/** Whether a text is a file's path: by how it starts (base64 of a key starts with M or L), or by how it ends. */
export function isPath(text: string): boolean {
  const trimmed = text.trim().replace(/^["'`]{1,8}|["'`]{1,8}$/g, '')
  if (/BEGIN|^\{/.test(trimmed)) return false
  if (/^(?:~?[\\/]|\.{1,2}[\\/]|[a-z]:[\\/]|file:)/i.test(trimmed)) return true
  return trimmed.length <= 255 && !trimmed.includes('\n') && EXTENSION.test(trimmed)
}

const EXTENSION = /[^.]\.(?:pem|key|pub|der|crt|cer|p8|p12|pfx|jwk|json|txt)$/i
