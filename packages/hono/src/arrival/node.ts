import type { IncomingMessage } from 'node:http'
import { toWebResponse } from '@snap-sdk/core'
import { closeGently, headersFor, readIncoming } from '@snap-sdk/node'
import type { Context, HonoRequest } from 'hono'
import type { Arrive } from './arrival.ts'
import { arrive as arriveByWeb, FIX, readWebBody } from './web.ts'

export const arrive: Arrive = (context) => {
  const incoming = incomingOf(context)
  if (incoming === undefined) return arriveByWeb(context)
  return {
    target: incoming.url ?? '',
    remoteAddress: incoming.socket?.remoteAddress,
    read() {
      const request = readIncoming(incoming, { fix: FIX })
      const { body } = request
      return body instanceof Uint8Array ? request : { ...request, body: readBody(context.req, incoming, body) }
    },
    respond(response) {
      closeGently(incoming, response)
      return toWebResponse({ ...response, headers: headersFor(incoming, response) })
    },
  }
}

/** The request of @hono/node-server; `undefined` on other runtimes, whatever their binding of this name is. */
function incomingOf({ env }: Context): IncomingMessage | undefined {
  const { incoming } = (env ?? {}) as { incoming?: Partial<IncomingMessage> }
  return typeof incoming?.url === 'string' && Array.isArray(incoming.rawHeaders)
    ? (incoming as IncomingMessage)
    : undefined
}

/** Of the web `Request` where one was made of Node's, or put in its place. That takes Node's stream a moment later: hence only now. */
async function* readBody(
  request: HonoRequest,
  incoming: IncomingMessage,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const isUntouched = incoming.readableFlowing === null && !incoming.readableDidRead
  yield* isUntouched ? chunks : readWebBody(request)
}
