import type { Body, Patch } from '../dialect-cases.ts'

/** The value at a path with dots. */
export function valueAt(body: Body, path: string): unknown {
  let value: unknown = body
  for (const name of path.split('.')) value = isMembers(value) ? value[name] : undefined
  return value
}

/** The same body with some members otherwise. `undefined` takes one out. */
export function patch(body: Body, changes: Patch = {}): Body {
  let patched = body
  for (const [path, value] of Object.entries(changes)) patched = put(patched, path.split('.'), value)
  return patched
}

function put(body: Body, [name = '', ...rest]: readonly string[], value: unknown): Body {
  if (rest.length === 0) {
    const { [name]: _, ...others } = body
    return value === undefined ? others : { ...body, [name]: value }
  }
  const inner = body[name]
  return { ...body, [name]: put(isMembers(inner) ? inner : {}, rest, value) }
}

/** Another value of the same form. Of an absent member, one as its name promises. */
export function alter(value: unknown, path: string): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'string') return alterText(value)
  if (Array.isArray(value)) return value.map((member, index) => (index === 0 ? alter(member, path) : member))
  if (isMembers(value)) {
    if (typeof value.value === 'string') return { ...value, value: alterAmount(value.value) }
    const [first] = Object.keys(value)
    return first === undefined ? { altered: 'X1' } : { ...value, [first]: alter(value[first], first) }
  }
  if (/amount$/i.test(path)) return { value: '4000.00', currency: 'IDR' }
  return /history$/i.test(path) ? [{ refundNo: '96194816941239812' }] : 'X1'
}

/** The same length, the last character another one. */
function alterText(text: string): string {
  const last = text.slice(-1)
  return text.slice(0, -1) + (/\d/.test(last) ? String((Number(last) + 1) % 10) : last === 'X' ? 'Y' : 'X')
}

function alterAmount(value: string): string {
  return value.replace(/^\d/, (digit) => String((Number(digit) % 9) + 1))
}

function isMembers(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
