import type { Call } from './call.ts'
import { findRoute, type Route } from './gateways/routes.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import { openCall } from './open-call.ts'
import { failureOutcome } from './response/failures.ts'
import { writeBody, writeResponse } from './response/write.ts'
import type { Result } from './result.ts'
import { describe } from './services/describe.ts'
import type { Wiring } from './wiring.ts'

/** Opens a call with the limits of its route, where its path is ours. @throws TypeError where the merchant's clock gives no date. */
export function openRouted(wiring: Wiring, received: SnapRequest, route: Result<Route>): Call {
  const endpoint = route.ok ? route.value.endpoint : undefined
  if (endpoint === undefined) wiring.noteMiss(received.target)
  return openCall(received, { now: readClock(wiring.clock), endpoint, reporter: wiring })
}

/** The last instant whose year has four digits in every zone. */
const LAST_INSTANT: number = Date.UTC(9999, 11, 30)

function readClock(clock: () => Date): Date {
  const now = clock()
  const instant = now?.getTime?.()
  if (typeof instant === 'number' && instant >= 0 && instant <= LAST_INSTANT) return now
  throw new TypeError(`clock() gave ${describe(now)}; expected a Date of the years 1970 to 9999`)
}

/** The last resort: a clock that throws, a request that cannot even be looked at. */
export function answerUnforeseen({ report }: Wiring, error: unknown): SnapResponse {
  const cause = { code: 'INTERNAL_ERROR', message: 'an unexpected error' } as const
  const { code } = failureOutcome(cause, { serviceCode: '00' })
  const { httpStatus, responseCode } = code
  report({ type: 'failed', httpStatus, responseCode, startedAt: new Date(), durationMilliseconds: 0, cause, error })
  return writeResponse(writeBody(code), { now: new Date(), close: true })
}

/** Refuses a call of a server that is about to stop. Never rejects. */
export function refuseClosed(wiring: Wiring, received: SnapRequest): SnapResponse {
  try {
    const call = openRouted(wiring, received, findRoute(wiring.routes, received))
    call.deadline.clear()
    return call.refuse({
      code: 'SNAP_CLOSED',
      message: 'snap.close() was called: this server is about to stop, and another one answers the retry',
    })
  } catch (error) {
    return answerUnforeseen(wiring, error)
  }
}
