import Koa, { type Context } from 'koa'
import { answerInquiry, answerToken } from '../../floor/answer-call.ts'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { schemeOf } from '../contender.ts'
import type { MakeCryptography } from '../make-cryptography.ts'
import { readWhole } from '../read-whole.ts'
import type { MakeServer } from '../server.ts'

/** As `../express/hand-written.ts`, on Koa, which brings neither a router nor a parser. It does and does not do the same. */
export function handWrittenOnKoa(makeCryptography: MakeCryptography): MakeServer {
  return async (merchant, kind) => {
    const cryptography = await makeCryptography(merchant)
    const scheme = schemeOf(kind)
    const app = new Koa()
    app.use(async (context, next) => {
      if (context.method !== 'POST') return next()
      if (context.path === TOKEN_TARGET) {
        send(context, await answerToken(await toCall(context), cryptography))
      } else if (context.path === INQUIRY_TARGET) {
        send(context, await answerInquiry(await toCall(context), scheme, cryptography))
      } else await next()
    })
    return app.callback()
  }
}

async function toCall(context: Context) {
  return {
    method: context.method,
    target: context.originalUrl,
    header: (name: string) => context.get(name),
    body: await readWhole(context.req),
  }
}

function send(context: Context, { status, body }: { readonly status: number; readonly body: string }): void {
  context.status = status
  context.type = 'json'
  context.body = body
}
