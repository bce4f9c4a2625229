import type { Exchange, Gateway, RawRequest } from '../gateway.ts'
import { NoAnswer, type NoAnswerCode } from '../transport.ts'
import { describeAnswer } from './judge-code.ts'

/** What the calls of one case brought. */
export interface Evidence {
  readonly exchanges: Exchange[]
  /** One line for each call, also for those without an answer. */
  readonly received: string[]
}

const WITHOUT_ANSWER: Readonly<Record<NoAnswerCode, string>> = {
  NO_CONNECTION: 'no connection',
  CONNECTION_LOST: 'connection closed without an answer',
  TIMEOUT: 'no answer in time',
  ANSWER_TOO_LARGE: 'an answer without end',
  NOT_SENDABLE: 'not sent',
}

/** Sends a request, and writes down what came of it. Rejects with `NoAnswer`. */
export async function sendForEvidence(
  gateway: Gateway,
  request: RawRequest,
  { exchanges, received }: Evidence,
): Promise<Exchange> {
  try {
    const exchange = await gateway.send(request)
    exchanges.push(exchange)
    received.push(describeAnswer(exchange.response))
    return exchange
  } catch (error) {
    if (error instanceof NoAnswer) received.push(WITHOUT_ANSWER[error.code])
    throw error
  }
}

/** Whether any call of the case got no whole answer. */
export function isUnanswered({ exchanges, received }: Evidence): boolean {
  return received.length > exchanges.length
}
