/** What a case found. `skipped` is for what a black box cannot show in time or without help: the reason says which. */
export type Outcome =
  | { readonly verdict: 'passed' }
  | { readonly verdict: 'failed'; readonly reason: string }
  | { readonly verdict: 'skipped'; readonly reason: string }

export const PASSED: Outcome = { verdict: 'passed' }

/** @param reason What came in place of what, and the fix, in whole sentences without a secret. */
export function failed(reason: string): Outcome {
  return { verdict: 'failed', reason }
}

/** @param reason What is missing, and how to help. */
export function skipped(reason: string): Outcome {
  return { verdict: 'skipped', reason }
}
