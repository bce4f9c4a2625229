import type { RawRequest, Target } from '@snap-sdk/simulator'
import type { RunningApp, WebApp } from '../adapter-harness.ts'
import { type HttpAnswer, toAnswer } from './http-answer.ts'
import { type MessageOptions, writeMessage } from './http-message.ts'
import { openConnection, type RawConnection } from './raw-connection.ts'
import { toWebRequest } from './web-request.ts'

/** The way to an app. */
export interface Line {
  readonly target: Target
  /** Opens a TCP connection. */
  open(options?: { readsLate?: boolean }): Promise<RawConnection>
  /** Sends one request: byte for byte on a connection of its own, or as a web request. */
  send(request: RawRequest, options?: MessageOptions): Promise<HttpAnswer>
  stop(): Promise<void>
}

export function openLine(app: RunningApp | WebApp): Line {
  return 'fetch' in app ? openWebLine(app) : openSocketLine(app)
}

function openSocketLine({ port, stop }: RunningApp): Line {
  const connections: RawConnection[] = []
  const open: Line['open'] = async (options) => {
    const connection = await openConnection(port, options)
    connections.push(connection)
    return connection
  }
  return {
    target: `http://127.0.0.1:${port}`,
    open,
    async send(request, options) {
      const connection = await open()
      await connection.write(writeMessage(request, options))
      const answer = await connection.readAnswer()
      connection.destroy()
      return answer
    },
    async stop() {
      for (const connection of connections) connection.destroy()
      await stop()
    },
  }
}

function openWebLine(app: WebApp): Line {
  return {
    target: { fetch: async (request) => app.fetch(request) },
    open: () => Promise.reject(new Error('a web app has no socket')),
    async send(request, options) {
      const response = await app.fetch(toWebRequest(request, options))
      const body = Buffer.from(await response.arrayBuffer())
      return toAnswer({ status: response.status, headers: [...response.headers], body })
    },
    stop: async () => {},
  }
}
