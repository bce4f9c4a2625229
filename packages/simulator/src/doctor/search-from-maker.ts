import type { Hypothesis } from './hypothesis.ts'
import { listSignatures } from './list-signatures.ts'
import { RULES } from './rules/index.ts'
import { keyPurpose } from './rules/key-purpose.ts'
import { wrongKey } from './rules/wrong-key.ts'
import { type Search, type SearchOptions, searchHypotheses } from './search-hypotheses.ts'

/**
 * Searches again, where nothing fits and yet it is certain which key made the signature: that it is not the key that should have
 * made it is then one deviation more than those that the search finds.
 *
 * @returns `undefined` when no such key is known.
 */
export function searchFromMaker(usual: readonly Hypothesis[], options: SearchOptions): Search | undefined {
  const { evidence, judge } = options
  const [first] = usual
  if (first === undefined) return undefined
  const signatures = listSignatures(evidence)
  const steps = [wrongKey, keyPurpose].flatMap((rule) =>
    rule.vary(first, evidence).map((variant) => ({ rule, variant })),
  )
  const certain = steps.find(({ variant: { change } }) =>
    (change.keys ?? []).some((key) => signatures.some((signature) => judge.open(key, signature)?.padding === 'pkcs1')),
  )
  if (certain === undefined) return undefined
  const { rule, variant } = certain
  const { discovery, isComplete } = searchHypotheses(
    usual.map((hypothesis) => ({ ...hypothesis, ...variant.change })),
    RULES,
    options,
  )
  if (discovery === undefined) return { isComplete }
  const { cause, fix } = variant
  return {
    discovery: { ...discovery, deviations: [{ rule: rule.name, cause, fix }, ...discovery.deviations] },
    isComplete,
  }
}
