import express, { type Request, type Response } from 'express'
import { answerInquiry, answerToken, type FloorAnswer } from '../../floor/answer-call.ts'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { schemeOf } from '../contender.ts'
import type { MakeCryptography } from '../make-cryptography.ts'
import { readWhole } from '../read-whole.ts'
import type { MakeServer } from '../server.ts'

/**
 * What a careful engineer writes on Express for this one gateway, who leaves out what costs time: keys prepared once, the body's bytes
 * without a parser, the answer without Express's `send` and its ETag.
 *
 * Does: the floor's cryptography and JSON, over HTTP. Does *not* do what the floor does not: headers, the timestamp's window,
 * duplicates, deadlines, fields. Does not bound the body.
 */
export function handWrittenOnExpress(makeCryptography: MakeCryptography): MakeServer {
  return async (merchant, kind) => {
    const cryptography = await makeCryptography(merchant)
    const scheme = schemeOf(kind)
    const app = express()

    app.post(TOKEN_TARGET, async (request, response) => {
      send(response, await answerToken(await toCall(request), cryptography))
    })

    app.post(INQUIRY_TARGET, async (request, response) => {
      send(response, await answerInquiry(await toCall(request), scheme, cryptography))
    })
    return app
  }
}

async function toCall(request: Request) {
  return {
    method: request.method,
    target: request.originalUrl,
    header: (name: string) => request.get(name) ?? '',
    body: await readWhole(request),
  }
}

function send(response: Response, { status, body }: FloorAnswer): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) })
    .end(body)
}
