import { ok, type Result } from '../result.ts'
import type { CallIdentity } from './call-identity.ts'
import { claimCall } from './claim.ts'
import type { StoredAnswer } from './duplicate-store.ts'
import type { StoreOptions } from './store-step.ts'

/**
 * Remembers a retry by what was signed, where a payment has no other name than its external ID: each retry is signed anew, and whoever has
 * captured one could send it under another external ID.
 *
 * Does not remember one that is refused while the first call runs: it has no answer yet.
 *
 * @returns The answer; `DUPLICATE_STORE_FAILED` where the store fails: the retry is then answered so, and comes again.
 */
export async function rememberSigned(
  { resigned, fingerprint }: CallIdentity,
  answer: StoredAnswer,
  { now, ...options }: StoreOptions & { readonly now: Date },
): Promise<Result<StoredAnswer>> {
  if (resigned === undefined) return ok(answer)
  const claimed = await claimCall({ keys: [resigned], fingerprint, keepsAnswer: true, now }, options)
  if (!claimed.ok) return claimed
  if (claimed.value.state === 'claimed') await claimed.value.finish(answer)
  return ok(answer)
}
