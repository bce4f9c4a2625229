import type { RequestListener } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Snap } from '@snap-sdk/core'
import { expect } from 'vitest'
import { serve } from '../serve.ts'
import { toSignedCalls } from './signed-calls.ts'
import { openSocketLine } from './socket-line.ts'

/**
 * An app behind a platform that reads the body before the app is called, and keeps the bytes as `rawBody` of Node's own request: so do Google's
 * functions. Each call is answered by those bytes.
 */
export async function expectPlatformsBytesRead(
  listen: (snap: Snap) => RequestListener | Promise<RequestListener>,
): Promise<void> {
  const { snap, calls } = await toSignedCalls()
  const app = await listen(snap)
  const line = openSocketLine(
    await serve(async (request, response) => {
      Object.assign(request, { rawBody: await buffer(request) })
      app(request, response)
    }),
  )
  try {
    for (const { request, responseCode } of Object.values(calls))
      expect((await line.send(request)).json?.responseCode).toBe(responseCode)
  } finally {
    await line.stop()
  }
}
