import { cryptoFileTest } from '../suite/crypto-file-test.ts'
import { DENO_NODE_HTTP, DENO_SERVE } from '../suite/gaps.ts'
import { ownServerTests } from '../suite/own-server-tests.ts'
import { portableTests } from '../suite/portable-tests.ts'
import { socketTests } from '../suite/socket-tests.ts'
import { runTests } from '../suite/test.ts'

type Handler = (
  request: Request,
  info: { readonly remoteAddr: { readonly hostname: string } },
) => Response | Promise<Response>
interface Server {
  readonly addr: { readonly port: number }
  shutdown(): Promise<void>
}
declare const Deno: { serve(options: { port: 0; hostname: string; onListen(): void }, handler: Handler): Server }

const tests = ownServerTests('Deno.serve', DENO_SERVE, (app) => {
  const server = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, (request, { remoteAddr }) =>
    app.fetch(request, { remoteAddress: remoteAddr.hostname }),
  )
  return { origin: `http://127.0.0.1:${server.addr.port}`, stop: () => server.shutdown() }
})

for await (const line of runTests([cryptoFileTest('web'), ...portableTests, ...tests, ...socketTests(DENO_NODE_HTTP)]))
  console.log(line)
