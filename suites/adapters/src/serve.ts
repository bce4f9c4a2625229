import { createServer, type RequestListener, type Server } from 'node:http'
import type { Http2Server } from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { RunningApp } from './adapter-harness.ts'

/** Serves a Node request listener, or a server, on 127.0.0.1 and a free port. */
export async function serve(app: RequestListener | Server | Http2Server): Promise<RunningApp> {
  const server = typeof app === 'function' ? createServer(app) : app
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port, // a TCP server's address is no string
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections() // an HTTP/2 session ends with its client
      }),
  }
}
