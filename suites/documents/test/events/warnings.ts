import type { WarningCode } from '@snap-sdk/core'
import type { CodeText } from './failures.ts'

/** What somebody should look at although no call failed. A code that is missing does not compile. */
export const WARNINGS: Readonly<Record<WarningCode, CodeText>> = {
  SIGNATURE_DOES_NOT_COVER_BODY: {
    cause: 'At start: the scheme `client-id` signs neither body nor path, and the partner may call from any address.',
    fix: "Set `allowedAddresses`, or agree on `signature: 'symmetric'`.",
  },
  WEAK_PUBLIC_KEY: {
    cause: 'At start: an RSA key of less than 2048 bits.',
    fix: 'Ask the gateway for a longer one before production.',
  },
  CLIENT_SECRET_WHITE_SPACE: {
    cause: 'At start: a client secret starts or ends with white space, which is used as it is.',
    fix: 'Remove it, unless the gateway’s has it too.',
  },
  WEAK_CLIENT_SECRET: {
    cause: 'At start: a client secret of less than 16 bytes.',
    fix: 'Ask the gateway for a longer one.',
  },
  OTHER_STATUS_MISSING: {
    cause: 'At start: a service can report refunds or reversals, and the contract has no `otherStatus`.',
    fix: 'Give it one.',
  },
  BASE_PATH_DIFFERS: {
    cause:
      'A call came for the path of one of your services under another base than `basePath`: it is mounted under a prefix, or a proxy adds or strips one. It was passed on to the app, or answered 404. Once for each base, for three at most.',
    fix: 'Set `basePath` in the contract, as the message says. Nothing, where a scanner called, or where another `Snap` of the same app answers that base: a `Snap` knows its own endpoints alone. Contracts in one `createSnap` know of each other.',
  },
  NOTICE_ACKNOWLEDGED: {
    cause:
      'An expiry, a denial or a pending payment came, and no `otherStatus` is there: it was acknowledged, and nothing ran.',
    fix: 'Give the contract an `otherStatus`, if you want to know.',
  },
  PAYMENT_MAY_BE_REVERSED: {
    cause: 'A gateway that reverses a payment on any 4xx was answered one.',
    fix: 'Check the payment, and tell the payer.',
  },
  REFUSAL_BODY_FAILED: {
    cause: 'The dialect’s `toRefusalBody` threw: the refusal went out with code and message alone.',
    fix: 'Look at `event.error`.',
  },
  DUPLICATE_NOT_STORED: {
    cause: 'An answer, or the giving back of a claim, was not stored.',
    fix: 'Look at the store, and in the ledger for `paymentId`: a retry may run it again.',
  },
  LEASE_LOST: {
    cause: 'The lease ran out while the handler was running: the process was frozen, or lost the store.',
    fix: 'Look in the ledger for `paymentId`.',
  },
  CLAIM_LOST: {
    cause: 'The handler completed when its claim was no longer its own. `claim` says what became of it.',
    fix: 'Look in the ledger for `paymentId`: two handlers may have run.',
  },
  CLAIM_TAKEN_OVER: {
    cause: 'This call took over the claim of one that was not heard of for longer than its lease.',
    fix: 'Look in the ledger for `paymentId`: two handlers may have run.',
  },
  HANDLER_STILL_RUNNING: {
    cause: 'Each minute: a handler has not ended, and holds its claim.',
    fix: 'Find out what it waits for: `snap.running()` lists it.',
  },
  TRANSACTION_TOO_LONG: {
    cause:
      'A handler has run in its transaction beyond `transactionLimitMilliseconds`. What it writes is rolled back once a retry has run.',
    fix: 'Do less in the transaction.',
  },
  DUPLICATES_IN_ONE_PROCESS: {
    cause: 'At start: the memory store, where many processes seem to run. Each takes every payment once.',
    fix: 'Use a shared store.',
  },
  DUPLICATES_MAY_BE_EVICTED: {
    cause: 'Redis forgets payments where room runs out.',
    fix: 'Set `maxmemory-policy noeviction`.',
  },
  DUPLICATES_EVICTION_UNKNOWN: {
    cause: 'Whether Redis forgets payments is not to be learned.',
    fix: 'Make sure that it does not, or let the store’s user run INFO.',
  },
  DUPLICATES_MAY_BE_LOST: {
    cause: 'The store’s server was restarted or replaced, and may have forgotten what it had acknowledged.',
    fix: 'Look for payments of the last minutes that came twice.',
  },
  DUPLICATE_STORE_READ_ONLY: {
    cause: 'The store’s server takes no writes: no claim is granted.',
    fix: 'Lead the client to the new master.',
  },
  DUPLICATE_STORE_UNWATCHED: { cause: 'The store cannot look after itself.', fix: 'Look at `event.error`.' },
}
