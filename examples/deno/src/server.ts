import { countPaid } from './shop.ts'
import { snap } from './snap.ts'

/** What Deno says of a connection. */
interface Info {
  readonly remoteAddr: { readonly hostname: string }
}

await snap.ready()

/** `deno serve src/server.ts` serves what a file exports by default; `Deno.serve` takes the same function. */
export default {
  async fetch(request: Request, { remoteAddr }: Info): Promise<Response> {
    const remoteAddress = remoteAddr.hostname
    if (snap.matches(new URL(request.url).pathname)) return snap.fetch(request, { remoteAddress })
    return new Response(`${countPaid()} paid`) // your own paths
  },
}
