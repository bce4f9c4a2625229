import type { CallHeaders } from './authenticate/headers.ts'
import type { VerifiedCall } from './authenticate/verify-call.ts'
import type { Call } from './call.ts'
import { type CallIdentity, identifyCall } from './duplicates/call-identity.ts'
import { claimCall } from './duplicates/claim.ts'
import type { StoredAnswer } from './duplicates/duplicate-store.ts'
import type { HeldClaim } from './duplicates/held-claim.ts'
import { inconsistentAnswer, type RepeatedAnswer, replayAnswer } from './duplicates/repeat.ts'
import { encodeBase64 } from './encoding/base64.ts'
import type { BodyHashes } from './encoding/body-hashes.ts'
import type { DuplicatePolicy, Endpoint } from './gateways/endpoint.ts'
import type { HandlerContext } from './handler-context.ts'
import { DeadlineExceeded } from './http/deadline.ts'
import { fail, ok, type Result } from './result.ts'
import { type Run, runInTransaction } from './run-in-transaction.ts'
import type { ReadCall } from './services/run-handler.ts'
import type { Members } from './services/service.ts'
import type { Wiring } from './wiring.ts'

/** A proven call, read. */
export interface ProvenCall {
  /** Where a refusal would undo money, a call is looked up before it is refused for what it says. */
  readonly read: Result<ReadCall>
  readonly body: Members
  readonly identity: CallIdentity
  readonly context: Omit<HandlerContext, 'reject'>
  /** Aborts when the caller has gone: it then waits no longer. It never aborts a handler. */
  readonly gone: AbortSignal | undefined
}

/** How a call ended: its handler ran, or the first call's answer is repeated. */
export type Ending = Run | { readonly state: 'repeated'; readonly answer: RepeatedAnswer }

/** Names a call: under what it is claimed, and its payment's identity. */
export async function identify(
  { names, id: serviceId, duplicates, reportsMoney, peek, speech: { deadlineMilliseconds } }: Endpoint,
  call: {
    readonly body: Members
    readonly bodyHashes: BodyHashes
    readonly verified: VerifiedCall | undefined
    readonly headers: CallHeaders
    readonly clientId: string
    readonly timestamp: Date
    readonly now: Date
    readonly toleranceSeconds: number
  },
): Promise<CallIdentity> {
  if (duplicates === 'none') return { keys: [], group: '', fingerprint: '', paymentId: undefined }
  const { verified, headers, ...rest } = call
  const values = peek(call.body)
  const sameness = duplicates.sameness(values) ?? encodeBase64(await call.bodyHashes.minified())
  const identity = identifyCall({
    ...rest,
    names,
    serviceId,
    externalId: headers.externalId,
    key: duplicates.key(values),
    sameness,
    signed: verified && [verified.scheme, verified.keyId, verified.stringToSign],
    deadlineMilliseconds,
    keepDays: duplicates.keepsAnswer ? duplicates.keepDays : undefined,
  })
  return reportsMoney ? identity : { ...identity, paymentId: undefined }
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
  const { store, limits, inFlight, waiters } = wiring
  const { keys, group, fingerprint } = proven.identity
  const { duplicates: policy } = endpoint
  if (policy !== 'none' && keys.length === 0) return refuseUnidentified(policy)
  const options = {
    store,
    storeTimeoutMilliseconds: limits.storeTimeoutMilliseconds,
    deadline: call.deadline,
    track: inFlight.track,
    warn: call.warn,
  }
  const enter = () => inFlight.enter(limits.maxConcurrentHandlers)
  // Where a 4xx undoes a payment, a repeat must find its answer however many handlers run: it is looked up first.
  let slot: Result<() => void> | undefined = endpoint.speech.refusalUndoes ? undefined : enter()
  try {
    if (slot?.ok === false) return slot
    if (policy === 'none') return await run(call, endpoint, proven, undefined)
    for (;;) {
      const claimed = await claimCall({ keys, fingerprint, keepsAnswer: policy.keepsAnswer, now: call.now }, options)
      if (!claimed.ok) return claimed
      switch (claimed.value.state) {
        case 'claimed':
          slot ??= enter() // one that has waited has none: most find the answer, and need none
          if (slot.ok) return await run(call, endpoint, proven, claimed.value)
          await claimed.value.release()
          return slot
        case 'finished':
          return repeat(endpoint, policy, proven, claimed.value.answer)
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
      call.note({ waiting: refusal.failure })
      if ((await waiters.wait(group, keys, { ...options, gone: proven.gone })) !== 'settled') return refusal
      call.note({ waiting: undefined })
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
  call: Call,
  endpoint: Endpoint,
  { read, body, context }: ProvenCall,
  claim: HeldClaim | undefined,
): Promise<Result<Ending>> {
  try {
    call.deadline.throwIfPassed() // its timeout is out already: a handler that has not started shall not
    if (read.ok) {
      const reported = { read: read.value, body, context }
      if (endpoint.reportsMoney && claim?.transact !== undefined)
        return await runInTransaction(call, endpoint, reported, claim, claim.transact)
      return ok({ state: 'ran', result: await endpoint.run(reported), claim })
    }
  } catch (error) {
    await claim?.release() // else its lease would be renewed for days
    throw error
  }
  await claim?.release()
  return read
}

/** What a duplicate of a finished call gets. */
function repeat(
  { speech, peek, reportsMoney }: Endpoint,
  policy: DuplicatePolicy,
  { body }: ProvenCall,
  answer: StoredAnswer,
): Result<Ending> {
  switch (policy.repeat(peek(body))) {
    case 'conflict': {
      // A first refusal is told again: "conflict" would say that the payment was taken.
      const first = replayAnswer(answer)
      if (reportsMoney && !first.responseCode.startsWith('2')) return ok({ state: 'repeated', answer: first })
      return fail('DUPLICATE_FINISHED', 'the same call was answered before, under the same external ID or key')
    }
    case 'inconsistent':
      return ok({ state: 'repeated', answer: inconsistentAnswer(answer, speech, speech.httpStatus) })
    case 'replay':
      return ok({ state: 'repeated', answer: replayAnswer(answer) })
  }
}

/** Stores the answer for the call's duplicates, or gives the claim back where a retry shall run the handler again. */
export async function keepAnswer(ending: Ending): Promise<void> {
  if (ending.state !== 'ran' || ending.claim === undefined) return
  return ending.result.final ? ending.claim.finish(ending.result.written) : ending.claim.release()
}

/** A timeout has gone out. What the handler makes of the call is what a retry learns. Never rejects. */
export async function keepLateAnswer(call: Call, running: Promise<Result<Ending>>): Promise<void> {
  try {
    const ended = await running
    if (!ended.ok || ended.value.state !== 'ran') return
    await keepAnswer(ended.value)
    call.reportLate(ended.value.result)
  } catch (error) {
    // Its timeout is out: this is for the operator alone.
    if (!(error instanceof DeadlineExceeded))
      call.refuse({ code: 'INTERNAL_ERROR', message: 'an unexpected error', error })
  }
}
