import { SnapConfigurationError } from '../configuration-error.ts'
import { decodeUtf8, encodeUtf8 } from '../encoding/utf8.ts'
import type { ContextFacts, HandlerContext } from '../handler-context.ts'
import type { WrittenBody } from '../response/write.ts'
import type { Failure } from '../result.ts'
import { parseBody } from '../services/parse-body.ts'
import type { Invocation } from './contract.ts'
import type { Endpoint } from './endpoint.ts'

/** Reads a body, runs the handler and writes its answer, as a proven call would be: see `Gateway.invoke`. */
export async function invokeEndpoint(
  endpoints: readonly Endpoint[],
  gateway: string,
  service: string,
  body: unknown,
  context: Partial<HandlerContext> = {},
): Promise<Invocation> {
  const endpoint = endpoints.find((candidate) => candidate.service === service)
  if (endpoint === undefined) {
    throw new SnapConfigurationError(
      'GATEWAY_INVALID',
      `${gateway}: invoke('${service}'): the contract has no handler for it. It has: ${endpoints.map((each) => each.service).join(', ')}.`,
    )
  }
  const rawBody = encodeUtf8(JSON.stringify(body) ?? '')
  const parsed = parseBody(rawBody)
  if (!parsed.ok) return refused(endpoint, parsed.failure, { body: {} })
  const read = await endpoint.read(parsed.value, endpoint.peek(parsed.value))
  if (!read.ok) return refused(endpoint, read.failure, { body: parsed.value })

  const { reject: _ours, signal = new AbortController().signal, ...given } = context
  const defaults: ContextFacts = {
    gateway,
    service,
    paymentId: endpoint.reportsMoney ? 'INVOKED' : undefined,
    deadline: { signal },
    partner: { clientId: 'INVOKED' },
    timestamp: new Date(),
    rawBody,
  }
  const { written, failure } = await endpoint.run({
    read: read.value,
    body: parsed.value,
    context: { ...defaults, ...given },
  })
  return toInvocation(written, failure?.cause, failure?.error)
}

function refused(endpoint: Endpoint, failure: Failure, proven: Parameters<Endpoint['refuse']>[1]): Invocation {
  return toInvocation(endpoint.refuse(failure, proven).written, failure)
}

function toInvocation({ status, body }: WrittenBody, cause?: Failure, error?: unknown): Invocation {
  return {
    httpStatus: status,
    body: JSON.parse(decodeUtf8(body) ?? ''),
    ...(cause === undefined ? {} : { cause }),
    ...(error === undefined ? {} : { error }),
  }
}
