import { DOCUMENTED_RULES, type StoreRules } from '../store/store-rules.ts'
import type { Patch } from '../world/bundle.ts'

/** A bug that is put into the library, or into the store, to see that the simulation finds it. */
export interface Plant {
  /** What is wrong, in a few words. */
  readonly name: string
  readonly patches?: readonly Patch[] | undefined
  readonly rules?: StoreRules | undefined
}

const core = (file: string, text: string, instead: string): readonly Patch[] => [
  { file: `packages/core/src/${file}`, text, instead },
]

const store = (changes: Partial<StoreRules>): StoreRules => ({ ...DOCUMENTED_RULES, ...changes })

/** Small pieces of source, so that few changes of the source touch them. One that does makes the tests say so. */
export const PLANTS: readonly Plant[] = [
  {
    name: 'a claim is never released',
    patches: core(
      'duplicates/held-claim.ts',
      "return this.#end({ run, undone: 'the claim was not released' })",
      'return undefined',
    ),
  },
  {
    name: 'a lease is hardly ever renewed',
    patches: core(
      'duplicates/lease.ts',
      'ticker.every(RENEWAL_MILLISECONDS, ',
      'ticker.every(12 * RENEWAL_MILLISECONDS, ',
    ),
  },
  {
    name: 'a handler starts behind its deadline',
    patches: core(
      'http/deadline.ts',
      'return performance.now() >= this.#endsAt',
      'return this.#endsAt === Number.NEGATIVE_INFINITY',
    ),
  },
  {
    name: 'a late answer is dropped',
    patches: core('keep-answer.ts', 'await keepAnswer(call, ended.value)\n', ''),
  },
  {
    name: 'a final refusal is not kept',
    patches: core('keep-answer.ts', 'proceed(result.final ?', "proceed(result.outcome === 'successful' ?"),
  },
  {
    name: 'what a retry may change is kept',
    patches: core('services/run-handler.ts', '=> httpStatus >= 500 || httpStatus === 429', '=> httpStatus === 429'),
  },
  {
    name: 'a throw is final',
    patches: core(
      'services/run-handler.ts',
      "const final = cause.code === 'ANSWER_INVALID' ||",
      'const final = true ||',
    ),
  },
  {
    name: 'an answer is kept for hours instead of days',
    patches: core('duplicates/call-identity.ts', 'keepDays * DAY_MILLISECONDS', 'keepDays * 3_600_000'),
  },
  {
    name: 'the day of an external ID is that of Greenwich',
    patches: core('duplicates/call-identity.ts', 'toJakartaDay(timestamp)]', 'timestamp.toISOString().slice(0, 10)]'),
  },
  {
    name: 'a retry after midnight is another payment',
    patches: core(
      'duplicates/call-identity.ts',
      'if (externalId !== undefined && keepUntil !== undefined)',
      'if (keepUntil === null)',
    ),
  },
  {
    name: 'a retry under another external ID is another payment',
    patches: core(
      'duplicates/call-identity.ts',
      'if (key !== undefined) identities.push',
      'if (key === null) identities.push',
    ),
  },
  {
    name: 'a captured call may come again',
    patches: core('duplicates/call-identity.ts', 'if (captured !== undefined) {', 'if (captured === null) {'),
  },
  {
    name: 'close() does not wait',
    patches: core('snap.ts', 'await inFlight.idle()', ''),
  },
  {
    name: 'a claim that was lost is not told',
    patches: [
      ...core('duplicates/lease.ts', 'if (this.#isTold) return', 'if (this.#isTold !== undefined) return'),
      ...core('duplicates/lost-claim.ts', "warn('CLAIM_LOST', MESSAGES[lost], undefined, { claim })", ''),
    ],
  },
  {
    name: 'the memory store replays without comparing',
    patches: core('duplicates/memory-duplicate-store.ts', 'entry.fingerprint === fingerprint', 'true'),
  },
  { name: 'the store replays without comparing', rules: store({ isSame: () => true }) },
  { name: 'a lease that ran out is never taken over', rules: store({ isLive: () => true }) },
  { name: 'a lease runs out at once', rules: store({ isLive: () => false }) },
  { name: 'anybody may renew, finish and release', rules: store({ isHeldBy: () => true }) },
  { name: 'a claim looks at its first key alone', rules: store({ keysToLookAt: (keys) => keys.slice(0, 1) }) },
  { name: 'a transaction commits without its guard', rules: store({ guard: () => true }) },
  { name: 'a transaction commits before its guard', rules: store({ keepsUnguardedWrites: true }) },
]
