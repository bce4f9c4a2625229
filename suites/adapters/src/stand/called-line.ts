import type { CalledApp } from '../adapter-harness.ts'
import type { Line } from './line.ts'

/** The way to an app that is called without HTTP: an injected request, an event. */
export function openCalledLine({ send }: CalledApp): Line {
  return {
    target: {
      async fetch(request) {
        const { method, url, headers } = request
        const body = new Uint8Array(await request.arrayBuffer())
        const path = new URL(url).pathname
        const answer = await send({ method, path, headers: Object.fromEntries(headers), body, stringToSign: '' })
        return new Response(new Uint8Array(answer.body), { status: answer.status })
      },
    },
    open: () => Promise.reject(new Error('there is no connection to it')),
    send,
    stop: async () => {},
  }
}
