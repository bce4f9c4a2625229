import { getRequestListener } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { answerInquiry, answerToken, type FloorAnswer } from '../../floor/answer-call.ts'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { schemeOf } from '../contender.ts'
import type { MakeCryptography } from '../make-cryptography.ts'
import type { MakeServer } from '../server.ts'

/** As `../express/hand-written.ts`, on Hono, on Node. It does and does not do the same. */
export function handWrittenOnHono(makeCryptography: MakeCryptography): MakeServer {
  return async (merchant, kind) => {
    const cryptography = await makeCryptography(merchant)
    const scheme = schemeOf(kind)
    const app = new Hono()
    app.post(TOKEN_TARGET, async (context) => send(context, await answerToken(await toCall(context), cryptography)))
    app.post(INQUIRY_TARGET, async (context) =>
      send(context, await answerInquiry(await toCall(context), scheme, cryptography)),
    )
    return getRequestListener(app.fetch)
  }
}

async function toCall({ req }: Context) {
  return {
    method: req.method,
    target: req.path,
    header: (name: string) => req.header(name) ?? '',
    body: new Uint8Array(await req.arrayBuffer()),
  }
}

function send(context: Context, { status, body }: FloorAnswer): Response {
  // The floor answers 200, 401 and 404.
  return context.body(body, status as ContentfulStatusCode, { 'Content-Type': 'application/json' })
}
