import { bearsOn, type Hypothesis } from './hypothesis.ts'
import type { Judge, Maker } from './judge.ts'
import type { Evidence, Rule, Variant } from './rule.ts'

/** One deviation from the way in which a signature should be made. */
export interface Deviation extends Omit<Variant, 'change'> {
  /** The name of the rule that found it. */
  readonly rule: string
}

/** How the signature was made. */
export interface Discovery {
  readonly maker: Maker
  /** None: the signature verifies as it stands. */
  readonly deviations: readonly Deviation[]
  readonly hypothesis: Hypothesis
}

/** How much is tried. Counted in work and not in time, so that one capture always gets one answer. */
export interface SearchLimits {
  readonly maxTried: number
  /** For bodies with two changes: how many bytes of body are written anew. */
  readonly maxRewrittenBytes: number
}

const DEFAULT_LIMITS: SearchLimits = { maxTried: 150_000, maxRewrittenBytes: 8_388_608 }

/**
 * Looks for the way in which a signature was made: as it should be, then with one deviation, then with two. The first that fits is
 * returned; a signature that fits by chance does not occur.
 *
 * @param usual The ways in which it may rightly be made.
 * @returns `undefined` when nothing fits.
 */
export function searchHypotheses(
  usual: readonly Hypothesis[],
  rules: readonly Rule[],
  { evidence, judge, limits = DEFAULT_LIMITS }: { evidence: Evidence; judge: Judge; limits?: SearchLimits },
): Discovery | undefined {
  const vary = createVary(evidence, limits.maxRewrittenBytes)

  for (const hypothesis of usual) {
    const maker = judge.judge(hypothesis)
    if (maker !== undefined) return { maker, deviations: [], hypothesis }
  }
  const once = usual.flatMap((hypothesis) =>
    rules.flatMap((rule, index) => vary(rule, hypothesis).map((step) => ({ ...step, rule, index }))),
  )
  for (const { hypothesis, rule, variant } of once) {
    const maker = judge.judge(hypothesis)
    if (maker !== undefined) return { maker, deviations: [toDeviation(rule, variant)], hypothesis }
  }
  for (const first of once) {
    for (const rule of rules.slice(first.index + 1)) {
      for (const { hypothesis, variant } of vary(rule, first.hypothesis)) {
        if (judge.tried >= limits.maxTried) return undefined
        const maker = judge.judge(hypothesis)
        if (maker === undefined) continue
        return { maker, deviations: [toDeviation(first.rule, first.variant), toDeviation(rule, variant)], hypothesis }
      }
    }
  }
  return undefined
}

interface Step {
  readonly hypothesis: Hypothesis
  readonly variant: Variant
}

/** Applies a rule, without the variants that change nothing. Bodies are written anew once each, and no more than the limit allows. */
function createVary(evidence: Evidence, maxRewrittenBytes: number): (rule: Rule, usual: Hypothesis) => readonly Step[] {
  const bodies = new WeakMap<Uint8Array, Map<Rule, readonly Variant[]>>()
  let left = maxRewrittenBytes

  function variantsOf(rule: Rule, usual: Hypothesis): readonly Variant[] {
    if (rule.field !== 'body') return distinct(rule.vary(usual, evidence), usual)
    const known = bodies.get(usual.body) ?? new Map<Rule, readonly Variant[]>()
    bodies.set(usual.body, known)
    let variants = known.get(rule)
    if (variants === undefined) {
      variants = left > 0 ? distinct(rule.vary(usual, evidence), usual) : []
      left -= variants.length * usual.body.length
      known.set(rule, variants)
    }
    return variants
  }

  return (rule, usual) => {
    if (!bearsOn(usual, rule.field)) return []
    return variantsOf(rule, usual).map((variant) => ({ variant, hypothesis: { ...usual, ...variant.change } }))
  }
}

function distinct(variants: readonly Variant[], usual: Hypothesis): readonly Variant[] {
  const kept: Variant[] = []
  for (const variant of variants) {
    const isNew = [{ change: usual }, ...kept].every(({ change }) => !isSame(variant.change, change))
    if (isNew) kept.push(variant)
  }
  return kept
}

/** Whether `change` says nothing that `other` does not say. */
function isSame(change: Partial<Hypothesis>, other: Partial<Hypothesis>): boolean {
  return Object.entries(change).every(([field, value]) => {
    const held: unknown = Object.entries(other).find(([name]) => name === field)?.[1]
    if (value instanceof Uint8Array && held instanceof Uint8Array) return Buffer.compare(value, held) === 0
    if (Array.isArray(value) && Array.isArray(held)) {
      return value.length === held.length && value.every((item, index) => isSameItem(item, held[index]))
    }
    return value === held
  })
}

function isSameItem(one: unknown, other: unknown): boolean {
  if (!isSecret(one) || !isSecret(other)) return one === other
  return Buffer.compare(one.bytes, other.bytes) === 0
}

function isSecret(item: unknown): item is { readonly bytes: Uint8Array } {
  return typeof item === 'object' && item !== null && 'bytes' in item && item.bytes instanceof Uint8Array
}

function toDeviation(rule: Rule, { cause, fix }: Variant): Deviation {
  return { rule: rule.name, cause, fix }
}
