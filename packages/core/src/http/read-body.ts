import { isSnapConfigurationError, SnapConfigurationError } from '../configuration-error.ts'
import { quoteText } from '../encoding/quote-text.ts'
import { fail, ok, type Result } from '../result.ts'
import type { Deadline } from './deadline.ts'
import type { SnapRequest } from './snap-request.ts'

/** Whether a call carries a body of which nothing has been read. A call without Content-Length and Transfer-Encoding has none (RFC 9112 §6.3). */
export function hasUnreadBody({ headers, body }: Pick<SnapRequest, 'headers' | 'body'>): boolean {
  if (body instanceof Uint8Array) return false
  return (headers.get('content-length') ?? '0') !== '0' || (headers.get('transfer-encoding') ?? '') !== ''
}

/**
 * Reads a body to its end, or refuses it: no more than `maxBytes` are ever held, and nothing is read of a body whose
 * Content-Length is over the limit or whose Content-Encoding is not identity.
 *
 * Does not destroy a stream that it gives up on: in Node that would destroy the connection before the answer is out.
 */
export function readBody(
  request: SnapRequest,
  { maxBytes, deadline }: { maxBytes: number; deadline: Deadline },
): Result<Uint8Array> | Promise<Result<Uint8Array>> {
  const { headers, body, signal } = request
  const encoding = (headers.get('content-encoding') ?? '').trim().toLowerCase()
  if (encoding !== '' && encoding !== 'identity') {
    return fail(
      'BODY_ENCODED',
      `the Content-Encoding is ${quoteText(encoding)}; expected identity, since the signature covers the bytes as sent. Does a proxy compress?`,
    )
  }
  if (Number(headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes)
  if (body instanceof Uint8Array) return body.length > maxBytes ? tooLarge(maxBytes) : whole(body, headers)
  return receiveBody(body, { maxBytes, deadline, signal }).then((read) => (read.ok ? whole(read.value, headers) : read))
}

async function receiveBody(
  body: AsyncIterable<Uint8Array>,
  { maxBytes, deadline, signal }: { maxBytes: number; deadline: Deadline; signal: AbortSignal | undefined },
): Promise<Result<Uint8Array>> {
  // One race for the whole body: a race a chunk would leave a reaction on the deadline for each of them.
  const whyOver = () => (deadline.hasPassed ? tooSlow() : signal?.aborted === true ? interrupted() : undefined)
  const reading = collect(body, maxBytes, whyOver)
  reading.catch(() => {}) // the stream may fail after this call was answered
  const read = await deadline.settled(signal === undefined ? reading : Promise.race([reading, interruptedBy(signal)]))
  return read ?? tooSlow()
}

const FIRST_BYTES = 1024

/** Reads until the body ends, or until nobody waits for it any more, into one buffer that grows. */
async function collect(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  whyOver: () => Result<never> | undefined,
): Promise<Result<Uint8Array>> {
  const iterator = body[Symbol.asyncIterator]()
  let bytes = new Uint8Array(Math.min(maxBytes, FIRST_BYTES))
  let length = 0
  for (;;) {
    const over = whyOver()
    if (over !== undefined) return over
    let step: IteratorResult<Uint8Array>
    try {
      step = await iterator.next()
    } catch (error) {
      if (isSnapConfigurationError(error)) return alreadyParsed(error)
      return interrupted()
    }
    if (step.done === true) return ok(bytes.subarray(0, length))
    if (!(step.value instanceof Uint8Array)) return alreadyParsed(decoded())
    const end = length + step.value.length
    if (end > maxBytes) return tooLarge(maxBytes)
    // A chunk without bytes costs a turn of the event loop: a stream of nothing else would keep the deadline from passing.
    if (end === length) await new Promise((resolve) => setTimeout(resolve))
    if (end > bytes.length) bytes = grow(bytes, Math.min(maxBytes, Math.max(end, bytes.length * 2)))
    bytes.set(step.value, length)
    length = end
  }
}

function grow(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(length)
  grown.set(bytes)
  return grown
}

function interruptedBy(signal: AbortSignal): Promise<Result<never>> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(interrupted())
    else signal.addEventListener('abort', () => resolve(interrupted()), { once: true })
  })
}

/** A body that is shorter than its Content-Length has lost bytes on the way, or in a parser: it is not empty, and not the one that was signed. */
function whole(body: Uint8Array, headers: SnapRequest['headers']): Result<Uint8Array> {
  const announced = headers.get('content-length') ?? ''
  if (!/^\d{1,15}$/.test(announced) || body.length >= Number(announced)) return ok(body)
  return fail(
    'BODY_INTERRUPTED',
    `the body has ${body.length} bytes, and its Content-Length says ${announced}: the rest was lost, or something before snap-sdk has read it`,
  )
}

function tooLarge(maxBytes: number): Result<never> {
  return fail('BODY_TOO_LARGE', `the body has more than ${maxBytes} bytes (option maxBodyBytes)`)
}

function tooSlow(): Result<never> {
  return fail('BODY_TOO_SLOW', "the body had not ended at the call's deadline (option deadlineMilliseconds)")
}

function interrupted(): Result<never> {
  return fail('BODY_INTERRUPTED', 'the caller went away before the body had ended')
}

/** The merchant's own wiring, and not the caller's fault. */
function alreadyParsed(error: SnapConfigurationError): Result<never> {
  return fail('BODY_ALREADY_PARSED', error.message.trim(), { error })
}

function decoded(): SnapConfigurationError {
  return new SnapConfigurationError(
    'BODY_ALREADY_PARSED',
    'Something in front of snap-sdk makes text of the request body, so its bytes are lost and no signature can be verified. Remove setEncoding() from the request stream.',
  )
}
