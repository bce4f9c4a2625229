import { fromWebRequest, receivedBody, toWebResponse } from '@snap-sdk/core'
import type { HonoRequest } from 'hono'
import type { Arrive } from './arrival.ts'

export const FIX = `  app.use(snapHono(snap))      // first
  app.use(readsTheBody())      // then whatever calls c.req.json()`

export const arrive: Arrive = ({ req }) => {
  const request = fromWebRequest(req.raw)
  return {
    target: request.target,
    remoteAddress: undefined,
    read: () => ({ ...request, body: readWebBody(req) }),
    respond: toWebResponse,
  }
}

/** Looks only now who has touched the body: whoever reads a clone of the request may do so a moment later. */
export async function* readWebBody({ raw, bodyCache }: HonoRequest): AsyncGenerator<Uint8Array> {
  const kept = await bodyCache.arrayBuffer // what `c.req.arrayBuffer()` read
  if (kept !== undefined) return yield new Uint8Array(kept)
  const { body: stream } = fromWebRequest(raw)
  yield* receivedBody({ stream, streamWasRead: raw.bodyUsed, fix: FIX }) as typeof stream // nothing was kept
}
