import type { SnapRequest } from '@snap-sdk/core'
import type { CallKind, NthCall } from '../workload/signed-call.ts'
import { externalIdOf } from '../workload/signed-call.ts'

/** A call in process: what an adapter hands over, its body read. */
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
export type LocalContender = (call: LocalCall) => LocalAnswer | Promise<LocalAnswer>

/** Makes calls, each with an external ID of its own. */
export function callMaker(callOf: NthCall, firstIndex = 0): () => LocalCall {
  let index = firstIndex
  return () => {
    const { headers, ...rest } = callOf(index)
    const externalId = externalIdOf(index++)
    return { ...rest, headers: { get: (name) => (name === 'x-external-id' ? externalId : (headers[name] ?? null)) } }
  }
}

/** How an inquiry is signed here. */
export type SchemeOfInquiry = 'client-id' | 'symmetric'

/** How the inquiries beside a call of this kind are signed. */
export function schemeOf(kind: CallKind): SchemeOfInquiry {
  return kind === 'inquiry symmetric' ? 'symmetric' : 'client-id'
}

/** Sends a call to a contender. @throws Error when it is not answered 200: nobody may measure what does not work. */
export async function expectSuccess(contender: LocalContender, call: LocalCall): Promise<void> {
  const { status, body } = await contender(call)
  if (status === 200) return
  throw new Error(`answered ${status}: ${typeof body === 'string' ? body : new TextDecoder().decode(body)}`)
}
