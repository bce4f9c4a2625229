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

/** What a search needs besides the hypotheses. */
export interface SearchOptions {
  readonly evidence: Evidence
  readonly judge: Judge
  readonly limits?: SearchLimits
}

const DEFAULT_LIMITS: SearchLimits = { maxTried: 150_000, maxRewrittenBytes: 8_388_608 }

/**
 * Looks for the way in which a signature was made: as it should be, then with one deviation, then with two. The first that fits is
 * returned; a signature that fits by chance does not occur.
 *
 * @param usual The ways in which it may rightly be made.
 */
export function searchHypotheses(
  usual: readonly Hypothesis[],
  rules: readonly Rule[],
  { evidence, judge, limits = DEFAULT_LIMITS }: SearchOptions,
): Search {
  const { vary, isComplete } = createVary(evidence, usual, limits.maxRewrittenBytes)

  for (const hypothesis of usual) {
    const maker = judge.judge(hypothesis)
    if (maker !== undefined) return { discovery: { maker, deviations: [], hypothesis }, isComplete: true }
  }
  const once = usual.flatMap((hypothesis) =>
    rules.flatMap((rule, index) => vary(rule, hypothesis).map((step) => ({ ...step, rule, index }))),
  )
  for (const { hypothesis, rule, variant } of once) {
    const maker = judge.judge(hypothesis)
    if (maker === undefined) continue
    return { discovery: { maker, deviations: [toDeviation(rule, variant)], hypothesis }, isComplete: true }
  }
  for (const first of once) {
    for (const rule of rules.slice(first.index + 1)) {
      for (const { hypothesis, variant } of vary(rule, first.hypothesis)) {
        if (judge.tried >= limits.maxTried) return { isComplete: false }
        const maker = judge.judge(hypothesis)
        if (maker === undefined) continue
        const deviations = [toDeviation(first.rule, first.variant), toDeviation(rule, variant)]
        return { discovery: { maker, deviations, hypothesis }, isComplete: true }
      }
    }
  }
  return { isComplete: isComplete() }
}

/** What a search came to. */
export interface Search {
  readonly discovery?: Discovery
  /** Whether every pair of deviations was tried, unless one was found. */
  readonly isComplete: boolean
}

interface Step {
  readonly hypothesis: Hypothesis
  readonly variant: Variant
}

/**
 * Applies a rule, without the variants that change nothing. Each body is written anew once, and those that were changed already
 * no more than the limit allows.
 */
function createVary(evidence: Evidence, usual: readonly Hypothesis[], maxRewrittenBytes: number) {
  const received = new Set(usual.map(({ body }) => body))
  const bodies = new WeakMap<Uint8Array, Map<Rule, readonly Variant[]>>()
  let left = maxRewrittenBytes

  function variantsOf(rule: Rule, usual: Hypothesis): readonly Variant[] {
    if (rule.field !== 'body') return distinct(rule.vary(usual, evidence), usual)
    const known = bodies.get(usual.body) ?? new Map<Rule, readonly Variant[]>()
    bodies.set(usual.body, known)
    let variants = known.get(rule)
    if (variants === undefined) {
      const isFree = received.has(usual.body)
      variants = isFree || left > 0 ? distinct(rule.vary(usual, evidence), usual) : []
      if (!isFree) left -= Math.max(1, variants.length) * usual.body.length
      known.set(rule, variants)
    }
    return variants
  }

  return {
    isComplete: () => left > 0,
    vary(rule: Rule, usual: Hypothesis): readonly Step[] {
      if (!bearsOn(usual, rule.field)) return []
      return variantsOf(rule, usual).map((variant) => ({ variant, hypothesis: { ...usual, ...variant.change } }))
    },
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
  // Object.keys forgets whose keys they are.
  return (Object.keys(change) as (keyof Hypothesis)[]).every((field) => isSameValue(change[field], other[field]))
}

function isSameValue(value: unknown, held: unknown): boolean {
  if (value === held) return true
  if (value instanceof Uint8Array) return held instanceof Uint8Array && Buffer.compare(value, held) === 0
  if (!Array.isArray(value) || !Array.isArray(held) || value.length !== held.length) return false
  return value.every((item, index) => isSameItem(item, held[index]))
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
