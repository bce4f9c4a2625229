import type { Members } from './service.ts'

/** Whether a value counts as absent: missing, `null` and the empty text are one. */
export function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === ''
}

/** Whether a value is an object with members: neither `null` nor a list. */
export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether a value is a `Date`, of this realm or of another: tests run in realms of their own. */
export function isDate(value: unknown): value is Date {
  return Object.prototype.toString.call(value) === '[object Date]'
}

/** A member of its own, never an inherited one: a body may name `constructor`. */
export function ownMember(members: object, name: string): unknown {
  return Object.hasOwn(members, name) ? (members as Members)[name] /* it has a member of that name */ : undefined
}

/**
 * Looks a value up by a path with dots: `additionalInfo.rrn`, `billDetails.0.billNo`. Own members only.
 *
 * @returns The value, or `undefined` where there is not one.
 */
export function valueAt(values: Members, path: string): unknown {
  return path.includes('.') ? valueAlong(values, path.split('.')) : ownMember(values, path)
}

/** The same along a path that is taken apart already. */
export function valueAlong(values: Members, names: readonly string[]): unknown {
  let value: unknown = values
  for (const name of names) {
    if (typeof value !== 'object' || value === null) return undefined
    value = ownMember(value, name)
  }
  return value
}

/**
 * Writes a JSON value as one text, the same for all spellings of it, and another for every other value: members in the order of their
 * names, absent ones left out, amounts (`{ value, currency }`) by value. For hashing.
 *
 * Does *not* bound its recursion: {@link parseBody} bounds what comes from outside.
 */
export function canonical(value: unknown): string {
  if (isAbsent(value)) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = value as Members // an object that is not a list
  const isAmount = typeof ownMember(members, 'currency') === 'string'
  const texts = Object.keys(members)
    .filter((name) => !isAbsent(members[name]))
    .sort()
    .map((name) => {
      const member = members[name]
      const exact = isAmount && name === 'value' ? toAmountValue(member) : undefined
      return `${JSON.stringify(name)}:${canonical(exact ?? member)}`
    })
  return `{${texts.join(',')}}`
}

/**
 * The one spelling of an amount's value: no leading zeros, two places behind a point. Its length is *not* checked.
 *
 * @returns `undefined` for anything but digits with at most two places, as a text or a JSON number.
 */
export function toAmountValue(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  if (typeof value === 'string' && isExact(value)) return value
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(String(value))
  if (match === null) return undefined
  const [, whole = '', places = ''] = match
  return `${whole.replace(/^0+(?=\d)/, '')}.${places.padEnd(2, '0')}`
}

/** Whether an amount's value has its one spelling already, as most have: told in a tenth of the time that the expression takes. */
function isExact(text: string): boolean {
  const point = text.length - 3
  if (point < 1 || text.charCodeAt(point) !== 0x2e) return false
  if (point > 1 && text.charCodeAt(0) === 0x30) return false
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (index !== point && (code < 0x30 || code > 0x39)) return false
  }
  return true
}

/** Without leading and trailing U+0020, and no other character. */
export function trimSpaces(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) === 0x20) start++
  while (end > start && text.charCodeAt(end - 1) === 0x20) end--
  return text.slice(start, end)
}

/** How many characters a text has: one outside the basic plane is one, not two. */
export function countCharacters(text: string): number {
  return text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0)
}

/** Whether a text has at most so many characters. */
export function fits(text: string, maximum: number): boolean {
  return text.length <= maximum || (text.length <= 2 * maximum && countCharacters(text) <= maximum)
}
