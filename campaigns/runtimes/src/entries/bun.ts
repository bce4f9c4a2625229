import { cryptoFileTest } from '../suite/crypto-file-test.ts'
import { BUN_SERVE } from '../suite/gaps.ts'
import { ownServerTests } from '../suite/own-server-tests.ts'
import { portableTests } from '../suite/portable-tests.ts'
import { socketTests } from '../suite/socket-tests.ts'
import { runTests } from '../suite/test.ts'

type Fetch = (request: Request, server: Server) => Response | Promise<Response>
interface Server {
  readonly port: number
  requestIP(request: Request): { readonly address: string } | null
  stop(closeConnections: boolean): Promise<void>
}
declare const Bun: { serve(options: { port: 0; hostname: string; fetch: Fetch }): Server }

const tests = ownServerTests('Bun.serve', BUN_SERVE, (app) => {
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, bun) => app.fetch(request, { remoteAddress: bun.requestIP(request)?.address }),
  })
  return { origin: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) }
})

for await (const line of runTests([cryptoFileTest('web'), ...portableTests, ...tests, ...socketTests({})]))
  console.log(line)
