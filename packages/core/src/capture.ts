import { encodeBase64 } from './encoding/base64.ts'
import { decodeUtf8 } from './encoding/utf8.ts'
import type { SnapRequest, SnapResponse } from './http/snap-request.ts'
import { notify, tellOnce } from './notify.ts'

/** A whole call as received, and its answer. It holds the token and the signature: for development only. JSON keeps it whole. */
export interface SnapCapture {
  /** When the call came, by the clock, as ISO 8601 in UTC. */
  readonly receivedAt: string
  /** As received. */
  readonly method: string
  /** The request target as received, with its query. */
  readonly target: string
  /** The headers that SNAP knows, by lower-case name; others cannot be listed. */
  readonly headers: Readonly<Record<string, string>>
  /** The body's bytes, as far as they came within the limits. */
  readonly bodyBase64: string
  /** The caller's address, where the door knows it. */
  readonly remoteAddress?: string | undefined
  /** What stands before the service's own path; absent where the path was not ours, or the merchant chose another one. */
  readonly basePath?: string | undefined
  /** What the gateway signs before the service's own path. */
  readonly signedBasePath?: string | undefined
  /** What went out. */
  readonly answer: { readonly status: number; readonly body: string }
}

export interface CaptureOptions {
  readonly onCapture: (capture: SnapCapture) => void
  /** What stands before the service's own path in a target, and what is signed there. */
  readonly findBasePaths: (target: string) => Pick<SnapCapture, 'basePath' | 'signedBasePath'>
  readonly maxBodyBytes: number
  readonly clock: () => Date
}

const CAPTURED_HEADERS: readonly string[] = [
  'host',
  'user-agent',
  'content-type',
  'content-length',
  'content-encoding',
  'transfer-encoding',
  'authorization',
  'x-timestamp',
  'x-client-key',
  'x-partner-id',
  'x-signature',
  'x-external-id',
  'channel-id',
  'origin',
]

const REST_MILLISECONDS = 1_000

type Handle = (request: SnapRequest) => Promise<SnapResponse>

/**
 * Wraps a handle so that each call is captured, just before its answer goes out: that may take a second longer, while the rest of
 * an unread body comes in. What `onCapture` throws changes no answer.
 */
export function captureCalls(
  handle: Handle,
  { onCapture, findBasePaths, maxBodyBytes, clock }: CaptureOptions,
): Handle {
  /** Nothing where the clock or the request is not what it should be: the call's own answer says so. */
  function openTape(body: SnapRequest['body']): { receivedAt: string; tape: Tape } | undefined {
    try {
      return { receivedAt: clock().toISOString(), tape: record(body, maxBodyBytes) }
    } catch {
      return undefined
    }
  }

  const tell = tellOnce('onCapture')
  return async (request) => {
    const opened = openTape(request.body)
    if (opened === undefined) return handle(request)
    const { receivedAt, tape } = opened
    const response = await handle({ ...request, body: tape.body })
    const bodyBase64 = encodeBase64(await tape.rest())
    notify(() => {
      const { method, target, headers, remoteAddress } = request
      const known = CAPTURED_HEADERS.map((name): [string, string] => [name, headers.get(name) ?? ''])
      return onCapture({
        receivedAt,
        method,
        target,
        headers: Object.fromEntries(known.filter(([, value]) => value !== '')),
        bodyBase64,
        remoteAddress,
        ...findBasePaths(target),
        answer: { status: response.status, body: decodeUtf8(response.body) ?? '' },
      })
    }, tell)
    return response
  }
}

interface Tape {
  readonly body: SnapRequest['body']
  /** All that passed, and what still comes within a second: a call refused early has not read its body. */
  rest(): Promise<Uint8Array>
}

function record(body: SnapRequest['body'], maxBytes: number): Tape {
  if (body instanceof Uint8Array) return { body, rest: async () => body.subarray(0, maxBytes) }
  const iterator = body[Symbol.asyncIterator]()
  const passed: number[] = []
  let ended = false

  async function next(): Promise<IteratorResult<Uint8Array>> {
    const step = await iterator.next()
    if (step.done === true) ended = true
    else for (const byte of step.value.subarray(0, Math.max(0, maxBytes - passed.length))) passed.push(byte)
    return step
  }

  return {
    body: { [Symbol.asyncIterator]: () => ({ next }) },
    async rest() {
      const timeout = new Promise<void>((resolve) => setTimeout(resolve, REST_MILLISECONDS))
      const reading = (async () => {
        while (!ended && passed.length < maxBytes) await next()
      })()
      await Promise.race([reading, timeout]).catch(() => {})
      return Uint8Array.from(passed)
    },
  }
}
