import { cryptoFileTest } from '../suite/crypto-file-test.ts'
import { BUN_SERVE } from '../suite/gaps.ts'
import { ownServerTests } from '../suite/own-server-tests.ts'
import { portableTests } from '../suite/portable-tests.ts'
import { socketTests } from '../suite/socket-tests.ts'
import { runTests } from '../suite/test.ts'

type Fetch = (request: Request) => Response | Promise<Response>
interface Server {
  readonly port: number
  stop(closeConnections: boolean): Promise<void>
}
declare const Bun: { serve(options: { port: 0; hostname: string; fetch: Fetch }): Server }

const tests = ownServerTests('Bun.serve', BUN_SERVE, ({ fetch }) => {
  const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch })
  return { origin: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) }
})

for await (const line of runTests([cryptoFileTest('web'), ...portableTests, ...tests, ...socketTests({})]))
  console.log(line)
