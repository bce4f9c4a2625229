import type { AnyService, Meaning, Members } from '@snap-sdk/core'
import { SOURCES } from './read-types.ts'

/** What a service reads of a notice, found by asking it: no list is written here that could be another than the code's. */
export type MeaningReport =
  | { readonly kind: 'none' }
  | { readonly kind: 'always'; readonly meaning: Meaning }
  /** Paid, unless one of these fields states another status than 00. */
  | { readonly kind: 'paidUnless'; readonly fields: readonly string[] }
  | { readonly kind: 'status'; readonly field: string; readonly values: readonly (readonly [value: string, Meaning])[] }

const NUMBERS = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

/** Every short text of the sources, the docstrings' among them: whatever word a service knows is here. */
const WORDS: readonly string[] = [
  ...new Set(SOURCES.flatMap((text) => [...text.matchAll(/['`"]([^'`"\n]{1,30})['`"]/g)].map(([, word = '']) => word))),
]

/** Asks a service what it makes of every status there may be, in a body that is paid otherwise. */
export function reportMeaning({ meaning, statusField }: AnyService, paid: Members): MeaningReport {
  if (meaning === undefined) return { kind: 'none' }
  if (typeof statusField !== 'string') {
    const fields = WORDS.filter((word) => /^\w+$/.test(word))
      .flatMap((word) => [word, `additionalInfo.${word}`])
      .filter((path) => meaning(putInto(paid, path, '05')) === 'unknown')
    return fields.length === 0
      ? { kind: 'always', meaning: meaning(paid) }
      : { kind: 'paidUnless', fields: fields.sort() }
  }
  const ask = (value: string): Meaning => meaning(putInto(paid, statusField, value))
  const anything = ask('no service knows this')
  if (anything !== 'unknown') return { kind: 'always', meaning: anything }
  const values = [...NUMBERS, ...WORDS]
    .map((value) => [value, ask(value)] as const)
    .filter(([, found]) => found !== 'unknown')
  return { kind: 'status', field: statusField, values: withoutOtherCases(values) }
}

type Values = readonly (readonly [value: string, Meaning])[]

/** `Success` and `success` are one line, and the one that is written as a document writes it. */
function withoutOtherCases(values: Values): Values {
  const byWord = new Map<string, readonly [string, Meaning]>()
  for (const pair of values) {
    const word = pair[0].trim().toLowerCase()
    const known = byWord.get(word)
    if (known === undefined || /^[a-z]/.test(known[0])) byWord.set(word, pair)
  }
  return [...byWord.values()]
}

/** The same body with one member set, with dots into objects. */
export function putInto(body: Members, path: string, value: unknown): Members {
  const [name = '', ...rest] = path.split('.')
  if (rest.length === 0) return { ...body, [name]: value }
  const inner = body[name]
  const members = typeof inner === 'object' && inner !== null ? (inner as Members) : {}
  return { ...body, [name]: putInto(members, rest.join('.'), value) }
}
