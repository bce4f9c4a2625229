import { countPaid } from './shop.ts'
import { snap } from './snap.ts'

/** What is asked of Bun's server. */
interface Server {
  requestIP(request: Request): { readonly address: string } | null
}

await snap.ready()

/** `bun src/server.ts` serves what a file exports by default; `Bun.serve` takes the same. */
export default {
  port: Number(process.env.PORT ?? 3000),
  hostname: process.env.HOST ?? '0.0.0.0',
  async fetch(request: Request, server: Server): Promise<Response> {
    const remoteAddress = server.requestIP(request)?.address
    if (snap.matches(new URL(request.url).pathname)) return snap.fetch(request, { remoteAddress })
    return new Response(`${countPaid()} paid`) // your own paths
  },
}
