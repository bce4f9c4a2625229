import type { WebApp } from '@snap-sdk/adapter-suite/web'
import { cryptoFileTest } from '../suite/crypto-file-test.ts'
import { edgeTests } from '../suite/edge-tests.ts'
import { WORKERD } from '../suite/gaps.ts'
import { ownServerTests } from '../suite/own-server-tests.ts'
import { portableTests } from '../suite/portable-tests.ts'
import { runTests } from '../suite/test.ts'

const HEADER = 'x-app'
const apps: WebApp[] = []

/** One request runs the suite and is answered by its lines. The suite's own calls come back in through the same socket. */
export default {
  async fetch(request: Request): Promise<Response> {
    const app = apps[Number(request.headers.get(HEADER) ?? Number.NaN)]
    if (app !== undefined) return app.fetch(request)
    const tests = ownServerTests('workerd', WORKERD, (served) => ({
      origin: new URL(request.url).origin,
      header: [HEADER, String(apps.push(served) - 1)],
      stop: async () => {},
    }))
    const lines: string[] = []
    for await (const line of runTests([cryptoFileTest('web'), ...edgeTests, ...portableTests, ...tests]))
      lines.push(line)
    return new Response(lines.join('\n'))
  },
}
