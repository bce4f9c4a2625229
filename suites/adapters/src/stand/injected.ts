import type { RawRequest } from '@snap-sdk/simulator'
import type { CalledApp } from '../adapter-harness.ts'
import { toAnswer } from './http-answer.ts'
import type { MessageOptions } from './http-message.ts'

/** What is asked of `inject`: light-my-request has it, and what lives on that. */
type Inject = (request: {
  method: string
  url: string
  headers: Record<string, string | string[]>
  payload: Buffer
}) => Promise<{ statusCode: number; headers: object; rawPayload: Buffer }>

/** An app whose requests are made by light-my-request, without a socket. */
export function onInjection(inject: Inject): CalledApp {
  return {
    async send(request, options) {
      const { statusCode, headers, rawPayload } = await inject(toInjection(request, options))
      const answered = Object.entries(headers).map(([name, value]) => [name, String(value)] as const)
      return toAnswer({ status: statusCode, headers: answered, body: new Uint8Array(rawPayload) })
    },
  }
}

function toInjection(request: RawRequest, options: MessageOptions = {}): Parameters<Inject>[0] {
  const { method = request.method, target = request.path, body = request.body, extraHeaders = [] } = options
  const { spell = (name) => name } = options
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of [...Object.entries(request.headers), ...extraHeaders]) {
    const before = headers[spell(name)]
    headers[spell(name)] = before === undefined ? value : [before, value].flat()
  }
  return { method, url: target, headers, payload: Buffer.from(body) }
}
