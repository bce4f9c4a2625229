import type { BodyHashes } from './authenticate/body-hashes.ts'
import type { CallHeaders } from './authenticate/headers.ts'
import type { VerifiedCall } from './authenticate/verify-call.ts'
import type { Call } from './call.ts'
import { type CallIdentity, identifyCall } from './duplicates/call-identity.ts'
import { claimCall } from './duplicates/claim.ts'
import type { HeldClaim } from './duplicates/held-claim.ts'
import { rememberSigned } from './duplicates/remember-signed.ts'
import type { DuplicatePolicy, Endpoint } from './gateways/endpoint.ts'
import type { ContextFacts } from './handler-context.ts'
import { checkCaller } from './http/check-caller.ts'
import type { SnapRequest } from './http/snap-request.ts'
import { isPromise, type MaybePromise, proceed } from './maybe-promise.ts'
import { type Repeated, repeatAnswer } from './repeat-answer.ts'
import { fail, ok, type Result } from './result.ts'
import { type Run, runInTransaction } from './run-in-transaction.ts'
import type { RunningCalls } from './running-calls.ts'
import type { ReadCall } from './services/run-handler.ts'
import type { Members } from './services/service.ts'
import { takeSlot } from './take-slot.ts'
import type { Wiring } from './wiring.ts'

/** A proven call, read. */
export interface ProvenCall {
  /** Where a refusal would undo money, a call is looked up before it is refused for what it says. */
  readonly read: Result<ReadCall>
  readonly body: Members
  /** What could be read of it, under our names: see `Endpoint.peek`. */
  readonly values: Members
  readonly identity: CallIdentity
  readonly context: ContextFacts
  /** Whether its caller is still there: one that has gone waits no longer, and no handler starts for it. It never ends one that runs. */
  readonly received: Pick<SnapRequest, 'signal' | 'isAnswerable'>
}

/** How a call ended: its handler ran, or the first call's answer is repeated. */
export type Ending = Run | Repeated

const STILL_RUNNING =
  'the handler runs still, and keeps its claim, since ending it could take a payment twice: retries are told to wait. It is in snap.running().'

/** Names a call: under what it is claimed, and its payment's identity. */
export function identify(
  { names, id: serviceId, duplicates, reportsMoney, speech: { deadlineMilliseconds } }: Endpoint,
  call: {
    readonly values: Members
    readonly bodyHashes: BodyHashes
    readonly verified: VerifiedCall | undefined
    readonly headers: CallHeaders
    readonly clientId: string
    readonly timestamp: Date
    readonly now: Date
    readonly toleranceSeconds: number
  },
): MaybePromise<CallIdentity> {
  if (duplicates === 'none') return { keys: [], group: '', fingerprint: '', paymentId: undefined }
  const { verified, headers, clientId, timestamp, now, toleranceSeconds } = call
  const { key, sameness: named } = duplicates.name(call.values)
  return proceed(named ?? call.bodyHashes.minified(), (sameness) =>
    identifyCall({
      names,
      clientId,
      serviceId,
      externalId: headers.externalId,
      timestamp,
      now,
      toleranceSeconds,
      key,
      sameness,
      signed: verified && [verified.scheme, verified.keyId, verified.stringToSign],
      deadlineMilliseconds,
      keepDays: duplicates.keepsAnswer ? duplicates.keepDays : undefined,
      isPayment: reportsMoney,
    }),
  )
}

/**
 * Runs the handler of a call, once for all its duplicates.
 *
 * A duplicate of a running call waits for the first answer and gets what a repeat gets. It waits without a handler's slot, without a
 * client of the store, and never for a claim whose lease ran out: that one it takes over.
 */
export async function runHandlerOnce(
  wiring: Wiring,
  call: Call,
  endpoint: Endpoint,
  proven: ProvenCall,
): Promise<Result<Ending>> {
  const { store, limits, inFlight, waiters, ticker, running } = wiring
  const { keys, group, fingerprint } = proven.identity
  const { duplicates: policy } = endpoint
  if (policy !== 'none' && keys.length === 0) return refuseUnidentified(policy)
  const options = {
    store,
    storeTimeoutMilliseconds: limits.storeTimeoutMilliseconds,
    transactionLimitMilliseconds: limits.transactionLimitMilliseconds,
    deadline: call.deadline,
    ticker,
    track: inFlight.track,
    warn: call.warn,
  }
  // Where a 4xx undoes a payment, a repeat must find its answer however many handlers run: it is looked up first.
  let slot: Result<() => void> | undefined = endpoint.speech.refusalUndoes ? undefined : takeSlot(wiring, endpoint)
  try {
    if (slot?.ok === false) return slot
    if (policy === 'none') return await run(running, call, endpoint, proven, undefined)
    for (;;) {
      const askedAt = performance.now()
      const claiming = claimCall({ keys, fingerprint, keepsAnswer: policy.keepsAnswer, now: call.now }, options)
      const claimed = isPromise(claiming) ? await claiming : claiming
      call.took('store', askedAt)
      if (!claimed.ok) return claimed
      switch (claimed.value.state) {
        case 'claimed':
          slot ??= takeSlot(wiring, endpoint) // one that has waited has none: most find the answer, and need none
          if (slot.ok) return await run(running, call, endpoint, proven, claimed.value)
          await claimed.value.release()
          return slot
        case 'finished': {
          const kept = await rememberSigned(proven.identity, claimed.value.answer, { ...options, now: call.now })
          return kept.ok ? repeatAnswer(endpoint, policy, proven.values, kept.value) : kept
        }
        case 'conflict': {
          const message = 'another call, with other content, used the same external ID or key'
          return fail('DUPLICATE_CONFLICT', message, { outcome: policy.mismatch })
        }
      }
      if (slot?.ok) slot.value()
      slot = undefined
      const { whileRunning: outcome } = policy
      const refusal = fail('DUPLICATE_RUNNING', 'the same call is being answered right now', { outcome })
      if (!policy.waits) return refusal
      call.found.waiting = refusal.failure
      const waitsSince = performance.now()
      const waited = await waiters.wait(group, keys, { ...options, gone: proven.received.signal })
      call.took('wait', waitsSince)
      if (waited !== 'settled') return refusal
      call.found.waiting = undefined
    }
  } finally {
    if (slot?.ok) slot.value()
  }
}

function refuseUnidentified({ keyField }: DuplicatePolicy): Result<never> {
  return fail(
    'IDENTITY_MISSING',
    `the call has neither an external ID nor ${keyField ?? 'a key'}: two calls could not be told apart`,
    { field: keyField ?? 'X-EXTERNAL-ID' },
  )
}

async function run(
  running: RunningCalls,
  call: Call,
  endpoint: Endpoint,
  { read, body, context, received }: ProvenCall,
  claim: HeldClaim | undefined,
): Promise<Result<Ending>> {
  let stopCounting: (() => void) | undefined
  try {
    const checked = checkCaller(received)
    const judged = (isPromise(checked) ? await checked : checked) ?? read
    call.deadline.throwIfPassed() // its timeout is out already: a handler that has not started shall not
    if (judged.ok) {
      const reported = { read: judged.value, body, context }
      stopCounting = running.start(
        () => call.facts(),
        (durationMilliseconds) =>
          call.warn('HANDLER_STILL_RUNNING', STILL_RUNNING, undefined, { durationMilliseconds }),
      )
      if (endpoint.reportsMoney && claim?.transact !== undefined)
        return await runInTransaction(call, endpoint, reported, claim, claim.transact)
      const startedAt = performance.now()
      const result = await endpoint.run(reported)
      call.took('handler', startedAt)
      return ok({ state: 'ran', result, claim })
    }
    await claim?.release()
    return judged
  } catch (error) {
    await claim?.release() // else its lease would be renewed for days
    throw error
  } finally {
    stopCounting?.()
  }
}
