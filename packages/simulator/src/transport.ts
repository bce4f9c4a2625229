import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { describeError } from './describe-error.ts'

/** Where calls go: a base URL, or anything that answers a web-standard request, such as a `Snap`. */
export type Target = string | URL | { fetch(request: Request): Promise<Response> }

/** What goes over the line. */
export interface Outgoing {
  readonly method: string
  /** Path and query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** What came back, as received. */
export interface Incoming {
  readonly status: number
  /** By lower-case name; repeated ones joined with `, `. */
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
}

/** Carries one message there and its answer back. Rejects with {@link NoAnswer}. */
export type Transport = (outgoing: Outgoing) => Promise<Incoming>

/** What a call may cost at the most. */
export interface TransportLimits {
  /** How long an answer may take, to its last byte. */
  readonly timeoutMilliseconds: number
  /** An answer longer than this is cut off. */
  readonly maxAnswerBytes: number
  /** Whether connections are used again. */
  readonly keepAlive: boolean
}

/** Why there is no whole answer. */
export type NoAnswerCode = 'NO_CONNECTION' | 'CONNECTION_LOST' | 'TIMEOUT' | 'ANSWER_TOO_LARGE' | 'NOT_SENDABLE'

/** The target gave no whole answer. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
  readonly code: NoAnswerCode
  constructor(code: NoAnswerCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** A transport for the target: `node:http` and `node:https` for a URL, its own `fetch` for an object. */
export function createTransport(target: Target, limits: TransportLimits): Transport {
  return isUrl(target) ? overHttp(new URL(target), limits) : throughFetch(target, limits)
}

/** Whether a target is called over the line, and not in process. */
export function isUrl(target: Target): target is string | URL {
  return typeof target === 'string' || target instanceof URL
}

/** Headers go out spelled as given, and with no header that was not asked for but `Host`, `Connection` and the length. */
function overHttp(base: URL, limits: TransportLimits): Transport {
  const secure = base.protocol === 'https:'
  const send = secure ? httpsRequest : httpRequest
  const agent = new (secure ? HttpsAgent : Agent)({ keepAlive: limits.keepAlive })
  return ({ method, path, headers, body }) =>
    new Promise((resolve, reject) => {
      const fail = (code: NoAnswerCode, message: string, cause?: unknown): void => {
        reject(new NoAnswer(code, message, { cause }))
        clearTimeout(timeout)
        outgoing?.destroy()
      }
      const timeout = setTimeout(() => {
        fail('TIMEOUT', `no whole answer within ${limits.timeoutMilliseconds} ms`)
      }, limits.timeoutMilliseconds)
      let answered = false
      let outgoing: ReturnType<typeof httpRequest> | undefined
      try {
        outgoing = send(base, { method, path, headers: { 'Content-Length': body.length, ...headers }, agent })
      } catch (error) {
        fail('NOT_SENDABLE', `this cannot be sent: ${describeError(error)}`, error)
        return
      }
      outgoing.on('response', (response) => {
        answered = true
        readText(response, limits.maxAnswerBytes).then(
          (text) => {
            clearTimeout(timeout)
            resolve({ status: response.statusCode ?? 0, headers: joinHeaders(response), text })
          },
          (error: unknown) =>
            error instanceof NoAnswer
              ? fail(error.code, error.message)
              : fail('CONNECTION_LOST', `the connection ended within the answer: ${describeError(error)}`, error),
        )
      })
      outgoing.on('error', (error) => {
        // A server that refuses a large body may close before all of it is written: its answer is what counts.
        if (answered) return
        const refused = 'code' in error && ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'].includes(String(error.code))
        fail(refused ? 'NO_CONNECTION' : 'CONNECTION_LOST', `${base.origin}: ${describeError(error)}`, error)
      })
      outgoing.end(body)
    })
}

async function readText(response: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response) {
    length += chunk.length
    if (length > maxBytes) throw new NoAnswer('ANSWER_TOO_LARGE', `the answer is longer than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function joinHeaders(response: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headersDistinct).map(([name, values = []]) => [name, values.join(', ')]),
  )
}

/** The host of the request that `fetch` gets: no name of the net has that end (RFC 2606). */
const NO_HOST = 'http://snap.invalid'

function throughFetch(target: Exclude<Target, string | URL>, limits: TransportLimits): Transport {
  return async ({ method, path, headers, body }) => {
    const hasBody = method !== 'GET' && method !== 'HEAD'
    const signal = AbortSignal.timeout(limits.timeoutMilliseconds)
    const request = new Request(new URL(path, NO_HOST), {
      method,
      headers,
      signal,
      ...(hasBody ? { body: new Uint8Array(body) } : {}),
    })
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () =>
        reject(new NoAnswer('TIMEOUT', `no whole answer within ${limits.timeoutMilliseconds} ms`)),
      )
    })
    const answered = (async () => {
      const response = await target.fetch(request)
      const text = await response.text()
      return { status: response.status, headers: Object.fromEntries(response.headers), text }
    })()
    return Promise.race([answered, late])
  }
}
