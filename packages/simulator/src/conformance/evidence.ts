import type { Exchange, Gateway, RawRequest } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'
import { NoAnswer, type NoAnswerCode } from '../transport.ts'
import { describeAnswer } from './judge-code.ts'

/** What the calls of one case brought. */
export interface Evidence {
  /** The service that the case is about. */
  readonly service: ServiceName
  readonly exchanges: Exchange[]
  /** One line for each call, also for those without an answer. A call of another service is named in front: `inquiry: 200 …`. */
  readonly received: string[]
}

const WITHOUT_ANSWER: Readonly<Record<NoAnswerCode, string>> = {
  NO_CONNECTION: 'no connection',
  CONNECTION_LOST: 'connection closed without an answer',
  TIMEOUT: 'no answer in time',
  ANSWER_TOO_LARGE: 'an answer without end',
  NOT_SENDABLE: 'not sent',
}

/** Of a case that begins. */
export function startEvidence(service: ServiceName): Evidence {
  return { service, exchanges: [], received: [] }
}

/** Sends a request, and writes down what came of it. Rejects with `NoAnswer`. */
export async function sendForEvidence(
  gateway: Gateway,
  request: RawRequest,
  { service, exchanges, received }: Evidence,
): Promise<Exchange> {
  const label = nameOtherService(gateway, request, service)
  try {
    const exchange = await gateway.send(request)
    exchanges.push(exchange)
    received.push(`${label}${describeAnswer(exchange.response)}`)
    return exchange
  } catch (error) {
    if (error instanceof NoAnswer) received.push(`${label}${WITHOUT_ANSWER[error.code]}`)
    throw error
  }
}

/** Writes down a call that another case made. */
export function addToEvidence(exchange: Exchange, { exchanges, received }: Evidence): void {
  exchanges.push(exchange)
  received.push(describeAnswer(exchange.response))
}

function nameOtherService(gateway: Gateway, { path }: RawRequest, service: ServiceName): string {
  const called = gateway.serviceAt(path)
  return called === undefined || called === service ? '' : `${called}: `
}

/** Whether any call of the case got no whole answer. */
export function isUnanswered({ exchanges, received }: Evidence): boolean {
  return received.length > exchanges.length
}
