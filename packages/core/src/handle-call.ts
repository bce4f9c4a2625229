import type { Activity } from './activity.ts'
import { type AccessTokens, authorize } from './authenticate/access-token.ts'
import { verifyBodySignature, verifyCallerSignature } from './authenticate/call-signature.ts'
import { readHeaders } from './authenticate/headers.ts'
import type { PartnerDirectory } from './authenticate/partner-directory.ts'
import { checkTimestamp } from './authenticate/timestamp-window.ts'
import { type Call, openCall } from './call.ts'
import { claimCall, type Replay } from './duplicates/claim.ts'
import type { DuplicateStore } from './duplicates/duplicate-store.ts'
import type { HeldClaim } from './duplicates/held-claim.ts'
import { type BodyHashes, hashBody } from './encoding/body-hashes.ts'
import type { ReportEvent } from './events.ts'
import { DeadlineExceeded } from './http/deadline.ts'
import { readBody } from './http/read-body.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import { type Failure, ok, type Result } from './result.ts'
import { checkMethod, findService, toSignedPath } from './route.ts'
import { parseBody } from './services/parse-body.ts'
import type { HandlerContext, HandlerResult, Service } from './services/service.ts'
import type { SnapNumbers } from './snap-options.ts'

/** Everything that a call needs, prepared once by `createSnap`. */
export interface Wiring {
  /** By full path. */
  readonly services: ReadonlyMap<string, Service>
  readonly signedBasePath: string
  readonly partners: PartnerDirectory
  readonly tokens: AccessTokens
  readonly store: DuplicateStore
  readonly numbers: SnapNumbers
  readonly clock: () => Date
  readonly report: ReportEvent
  readonly activity: Activity
}

/** One call, from its first byte to its answer. Never rejects. */
export async function handleCall(wiring: Wiring, received: SnapRequest): Promise<SnapResponse> {
  const { clock, report, numbers } = wiring
  const call = openCall(received, { now: clock(), report, deadlineMilliseconds: numbers.deadlineMilliseconds })
  try {
    return await answerCall(wiring, call, received)
  } catch (error) {
    if (error instanceof Refused) return call.refuse(error.failure)
    if (error instanceof DeadlineExceeded) return call.refuse({ code: 'DEADLINE_EXCEEDED', message: error.message })
    return call.refuse({ code: 'INTERNAL_ERROR', message: 'an unexpected error', error })
  } finally {
    call.deadline.clear()
  }
}

/** The whole protocol, in the order in which it is checked: what is cheap and needs no proof comes first. */
async function answerCall(wiring: Wiring, call: Call, received: SnapRequest): Promise<SnapResponse> {
  const { numbers, activity } = wiring
  const { now, deadline } = call

  // What is asked?
  const service = orRefuse(findService(wiring.services, received.target))
  call.learn({ service })
  orRefuse(checkMethod(service, received))

  // Who is calling?
  const headers = orRefuse(readHeaders(received.headers, service.callerHeader))
  const { externalId, channelId } = headers
  call.learn({ externalId })
  const timestamp = orRefuse(
    checkTimestamp(headers.timestamp, { now, toleranceSeconds: numbers.timestampToleranceSeconds }),
  )
  const caller = { id: headers.caller, header: service.callerHeader, remoteAddress: received.remoteAddress }
  const prepared = orRefuse(await deadline.within(wiring.partners.identify(caller)))
  const { partner } = prepared
  call.learn({ partner })
  const authorization = received.headers.get('authorization')
  const accessToken = service.carriesToken
    ? orRefuse(await authorize(authorization, { tokens: wiring.tokens, now, clientId: partner.clientId }))
    : undefined
  if (service.signature === 'access-token') orRefuse(await verifyCallerSignature(prepared, headers))
  const body = orRefuse(await readBody(received, { maxBytes: numbers.maxBodyBytes, deadline }))
  call.learn({ bodyEnded: true })
  const bodyHashes = hashBody(body)
  if (service.signature !== 'access-token') {
    const path = toSignedPath(wiring.signedBasePath, service, received.target)
    const signed = { method: received.method, path, accessToken, bodyHashes, ...headers }
    orRefuse(await verifyBodySignature(service.signature, prepared, signed))
  }

  // What does it say?
  const request = orRefuse(await deadline.within(service.validate(orRefuse(parseBody(body)))))

  // Was it there before, and what does the business say?
  const context = { signal: deadline.signal, partner, externalId, channelId, timestamp, rawBody: body }
  const running = orRefuse(
    activity.runHandler(numbers.maxConcurrentHandlers, () =>
      claimAndRun(wiring, call, service, { request, bodyHashes, context }),
    ),
  )
  const ran = await deadline.settled(running)
  if (ran === undefined) {
    activity.track(running.then((late) => finishLate(call, late)).catch((error) => reportLateError(call, error)))
    return call.refuse({ code: 'DEADLINE_EXCEEDED', message: 'no answer yet; a handler that runs keeps its claim' })
  }
  const ending = orRefuse(ran)
  if (ending.state === 'finished') return call.replay(ending.answer)
  await keepAnswer(ending)
  return call.answer(ending.result)
}

/** A handler that has run, and the claim that it ran under: none for the access token. */
interface Run {
  readonly state: 'ran'
  readonly result: HandlerResult
  readonly claim: HeldClaim | undefined
}

async function claimAndRun(
  { store, numbers, activity, report }: Wiring,
  { now, deadline, facts }: Call,
  service: Service,
  { request, bodyHashes, context }: { request: unknown; bodyHashes: BodyHashes; context: HandlerContext },
): Promise<Result<Run | Replay>> {
  const { externalId, partner, timestamp } = context
  const { duplicates: policy, name, replayDays } = service
  if (policy === 'none' || externalId === undefined) {
    return ok({ state: 'ran', result: await service.run(request, context), claim: undefined })
  }
  const claim = await claimCall(
    {
      clientId: partner.clientId,
      service: { name, policy, replayDays },
      externalId,
      timestamp,
      now,
      toleranceSeconds: numbers.timestampToleranceSeconds,
      bodyHashes,
      duplicateKey: service.duplicateKey(request),
    },
    {
      store,
      storeTimeoutMilliseconds: numbers.storeTimeoutMilliseconds,
      deadline,
      track: activity.track,
      warn: (code, message, error) => report({ type: 'warning', code, message, error, ...facts() }),
    },
  )
  if (!claim.ok) return claim
  if (claim.value.state === 'finished') return ok(claim.value)
  try {
    deadline.throwIfPassed() // its timeout is out already: a handler that has not started shall not
    return ok({ state: 'ran', result: await service.run(request, context), claim: claim.value })
  } catch (error) {
    await claim.value.release() // else its lease would be renewed for days
    throw error
  }
}

/** Stores the answer for the call's duplicates, or gives the claim back where a retry shall run the handler again. */
async function keepAnswer({ result, claim }: Run): Promise<void> {
  if (claim === undefined) return
  return result.final ? claim.finish(result.written) : claim.release()
}

/** A timeout has gone out. What the handler made of the call is what a retry learns. */
async function finishLate(call: Call, ended: Result<Run | Replay>): Promise<void> {
  if (!ended.ok || ended.value.state === 'finished') return
  await keepAnswer(ended.value)
  call.reportLate(ended.value.result)
}

/** A service that rejects, where `defineService` makes none. Its timeout is out: this is for the operator alone. */
function reportLateError(call: Call, error: unknown): void {
  if (!(error instanceof DeadlineExceeded))
    call.refuse({ code: 'INTERNAL_ERROR', message: 'an unexpected error', error })
}

/** Ends the call from within a step: a thrown value in place of an `if` behind each of them. */
class Refused {
  readonly failure: Failure
  constructor(failure: Failure) {
    this.failure = failure
  }
}

function orRefuse<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Refused(result.failure)
}
