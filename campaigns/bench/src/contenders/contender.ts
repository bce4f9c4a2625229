import type { SnapRequest } from '@snap-sdk/core'
import type { HandWritten } from '../floor/hand-call.ts'
import type { SignedCall } from '../workload/sign-calls.ts'

/** A call in process: what a door hands over, its body read. */
export interface LocalCall extends SnapRequest {
  readonly body: Uint8Array<ArrayBuffer>
}

/** What came back in process. */
export interface LocalAnswer {
  readonly status: number
  /** JSON. */
  readonly body: string | Uint8Array
}

/** Answers calls in process. */
export interface LocalContender {
  answer(call: LocalCall): LocalAnswer | Promise<LocalAnswer>
  close(): Promise<void>
}

/** A call as a door would hand it over. */
export function toLocalCall({ method, target, headers, body }: SignedCall): LocalCall {
  return { method, target, headers: new Map(Object.entries(headers)), body: new TextEncoder().encode(body) }
}

/** Serves a hand-written handler in process. */
export function byHand(answer: HandWritten): LocalContender {
  return {
    answer: ({ method, target, headers, body }) =>
      answer({ method, target, header: (name) => headers.get(name) ?? '', body }),
    close: async () => {},
  }
}

/** Sends a call to a contender. @throws Error when it is not answered 200: nobody may measure what does not work. */
export async function expectSuccess({ answer }: LocalContender, call: LocalCall): Promise<void> {
  const { status, body } = await answer(call)
  if (status === 200) return
  throw new Error(`answered ${status}: ${typeof body === 'string' ? body : new TextDecoder().decode(body)}`)
}
