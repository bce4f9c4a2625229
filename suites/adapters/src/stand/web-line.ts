import type { WebApp } from '../adapter-harness.ts'
import { toAnswer } from './http-answer.ts'
import type { Line } from './line.ts'
import { toWebRequest } from './web-request.ts'

/** The way to an app that is a function of web requests. It runs wherever `fetch` is known. */
export function openWebLine(app: WebApp, stop: Line['stop'] = async () => {}): Line {
  return {
    target: { fetch: async (request) => app.fetch(request) },
    open: () => Promise.reject(new Error('a web app has no socket')),
    async send(request, options) {
      const response = await app.fetch(toWebRequest(request, options))
      const body = new Uint8Array(await response.arrayBuffer())
      return toAnswer({ status: response.status, headers: [...response.headers], body })
    },
    stop,
  }
}
