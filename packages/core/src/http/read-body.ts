import { isSnapConfigurationError, SnapConfigurationError } from '../configuration-error.ts'
import { fail, ok, type Result } from '../result.ts'
import { type Deadline, DeadlineExceeded } from './deadline.ts'
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
export async function readBody(
  request: SnapRequest,
  { maxBytes, deadline }: { maxBytes: number; deadline: Deadline },
): Promise<Result<Uint8Array>> {
  const { headers, body, signal } = request
  const encoding = headers.get('content-encoding') ?? ''
  if (!/^\s*(?:identity)?\s*$/i.test(encoding)) {
    return fail('BODY_ENCODED', 'the Content-Encoding is not identity: the signature covers the bytes as sent')
  }
  if (Number(headers.get('content-length') ?? 0) > maxBytes) return tooLarge(maxBytes)
  if (body instanceof Uint8Array) return body.length > maxBytes ? tooLarge(maxBytes) : ok(body)

  const gone = abortOf(signal)
  const iterator = body[Symbol.asyncIterator]()
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const next = iterator.next()
    next.catch(() => {}) // the stream may fail after this call was answered
    let step: IteratorResult<Uint8Array> | undefined
    try {
      step = await deadline.within(gone === undefined ? next : Promise.race([next, gone]))
    } catch (error) {
      if (error instanceof DeadlineExceeded || isSnapConfigurationError(error)) throw error
      return interrupted()
    }
    if (step === undefined) return interrupted()
    if (step.done === true) return ok(join(chunks, length))
    if (!(step.value instanceof Uint8Array)) throw decoded()
    length += step.value.length
    if (length > maxBytes) return tooLarge(maxBytes)
    if (step.value.length > 0) chunks.push(step.value)
  }
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1 && chunks[0] !== undefined) return chunks[0]
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}

function abortOf(signal: AbortSignal | undefined): Promise<undefined> | undefined {
  if (signal === undefined) return undefined
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined)
    else signal.addEventListener('abort', () => resolve(undefined), { once: true })
  })
}

function tooLarge(maxBytes: number): Result<never> {
  return fail('BODY_TOO_LARGE', `the body has more than ${maxBytes} bytes (option maxBodyBytes)`)
}

function interrupted(): Result<never> {
  return fail('BODY_INTERRUPTED', 'the caller went away before the body had ended')
}

function decoded(): SnapConfigurationError {
  return new SnapConfigurationError(
    'BODY_ALREADY_PARSED',
    'The request body arrives as text, so its bytes are lost and no signature can be verified. Remove setEncoding() from the request stream.',
  )
}
