import { foldText, listViews, type View } from './decoded-views.ts'

/** Where a secret, or a piece of one, stands in a text. */
export interface FoundSecret {
  readonly start: number
  readonly end: number
  /** The secret, where all of it stands there in plain; else a piece or a disguise. */
  readonly secret?: string
}

/** Finds given secrets in any number of texts. */
export interface SecretFinder {
  /** Ranges in order, none over another. */
  find(text: string): readonly FoundSecret[]
}

/** Below this length a text is no credential, and replacing it would tear words apart. */
const SHORTEST_SECRET = 8

/** A piece of a secret of at least so many characters is found. */
export const SHORTEST_PIECE = 16

/** Every piece of the shortest length holds one of these whole, wherever it begins. */
const GRAM = 8

/** One way in which a secret may be written. */
interface Form {
  readonly units: string
  readonly secret: string
  readonly isPlain: boolean
}

/**
 * Makes a finder for secrets as they are, in base64 at any place of a longer text, in hex, and each of these with escapes of JSON, URLs or
 * HTML, in any letter case, folded into lines, and in pieces of 16 characters and more.
 *
 * Does *not* find what was encrypted, hashed, compressed or turned around, nor shorter pieces; nor secrets below 8 characters.
 */
export function createSecretFinder(secrets: readonly string[]): SecretFinder {
  const all = [...new Set(secrets)].filter((secret) => secret.length >= SHORTEST_SECRET)
  const forms = all.flatMap(listForms)
  const oddities = all.filter((secret) => foldText(secret).length < GRAM)
  const grams = new Map<string, (readonly [form: Form, offset: number])[]>()
  for (const form of forms) {
    for (let offset = 0; offset + GRAM <= form.units.length; offset += GRAM) {
      const gram = form.units.slice(offset, offset + GRAM)
      const known = grams.get(gram)
      if (known === undefined) grams.set(gram, [[form, offset]])
      else known.push([form, offset])
    }
  }
  return {
    find(text) {
      const found = grams.size === 0 ? [] : listViews(text).flatMap((view) => findIn(view, grams))
      const ranges = mergeRanges([...found, ...oddities.flatMap((secret) => findPlain(text, secret))])
      return ranges.map((range) => takeEdges(text, range))
    },
  }
}

/** Takes in what the fold leaves out at both ends of a secret, and the padding of base64. */
function takeEdges(text: string, range: FoundSecret): FoundSecret {
  const { start, end, secret } = range
  if (secret !== undefined) {
    // As much as the fold drops in front of the first unit that counts.
    const begin = start - [...secret].findIndex((unit) => foldText(unit) !== '')
    if (begin >= 0 && text.startsWith(secret, begin)) return { start: begin, end: begin + secret.length, secret }
  }
  const [padding = ''] = /^={1,2}/.exec(text.slice(end, end + 2)) ?? []
  return { ...range, end: end + padding.length }
}

/** Little of such a secret is left by the fold: it is found as it is. */
function findPlain(text: string, secret: string): readonly FoundSecret[] {
  const found: FoundSecret[] = []
  for (let start = text.indexOf(secret); start >= 0; start = text.indexOf(secret, start + secret.length)) {
    found.push({ start, end: start + secret.length, secret })
  }
  return found
}

function listForms(secret: string): readonly Form[] {
  const bytes = Buffer.from(secret)
  const shifted = [0, 1, 2].map((shift) => {
    // Of base64, the characters that hold bits of a neighbour are anybody's.
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    return text.slice(shift === 0 ? 0 : shift + 1, (shift + bytes.length) % 3 === 0 ? undefined : -1)
  })
  const disguises = [...shifted, bytes.toString('hex'), bytes.toString('latin1')]
  return [secret, ...new Set(disguises)]
    .map((text, index) => ({ units: foldText(text), secret, isPlain: index === 0 }))
    .filter(({ units }, index, all) => units.length >= GRAM && all.findIndex((one) => one.units === units) === index)
}

function findIn(view: View, grams: ReadonlyMap<string, (readonly [form: Form, offset: number])[]>): FoundSecret[] {
  const { units, starts, ends } = view
  const found: FoundSecret[] = []
  for (let at = 0; at + GRAM <= units.length; at++) {
    let end = at
    for (const [form, offset] of grams.get(units.slice(at, at + GRAM)) ?? []) {
      const run = extend(units, at, form.units, offset)
      const isWhole = run.end - run.start === form.units.length
      if (!isWhole && run.end - run.start < SHORTEST_PIECE) continue
      end = Math.max(end, run.end)
      found.push({
        start: starts[run.start] ?? 0,
        end: ends[run.end - 1] ?? 0,
        ...(isWhole && form.isPlain ? { secret: form.secret } : {}),
      })
    }
    if (end > at) at = end - GRAM
  }
  return found
}

/** The longest run of what both have, around two places where they agree. */
function extend(
  text: string,
  at: number,
  form: string,
  offset: number,
): { readonly start: number; readonly end: number } {
  let before = 0
  while (before < Math.min(at, offset) && text[at - before - 1] === form[offset - before - 1]) before++
  let behind = GRAM
  while (at + behind < text.length && offset + behind < form.length && text[at + behind] === form[offset + behind])
    behind++
  return { start: at - before, end: at + behind }
}

/** Puts ranges in order; those that overlap become one, and that is no whole secret. */
export function mergeRanges(found: readonly FoundSecret[]): readonly FoundSecret[] {
  const merged: FoundSecret[] = []
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1)
    if (last === undefined || one.start >= last.end) merged.push(one)
    else if (one.end > last.end) merged[merged.length - 1] = { start: last.start, end: one.end }
  }
  return merged
}
