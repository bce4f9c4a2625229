/** What a case found. `skipped` is for what a black box cannot show in time or without help: the reason says which. */
export type Outcome =
  | { readonly verdict: 'passed' }
  | {
      readonly verdict: 'failed'
      readonly reason: string
      /** The same for all cases that failed for the same: `Answered 404 404xx12 Invalid Bill in place of 200xx00.` */
      readonly cause?: string
    }
  | { readonly verdict: 'skipped'; readonly reason: string }

export const PASSED: Outcome = { verdict: 'passed' }

/**
 * @param reason What came in place of what, and the fix, in whole sentences without a secret.
 * @param cause What of it other cases may have in common.
 */
export function failed(reason: string, cause?: string): Outcome {
  return { verdict: 'failed', reason, ...(cause === undefined ? {} : { cause }) }
}

/** @param reason What is missing, and how to help. */
export function skipped(reason: string): Outcome {
  return { verdict: 'skipped', reason }
}
