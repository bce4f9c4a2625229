import express, { type Request, type Response } from 'express'
import { answerInquiry, answerToken, type FloorAnswer } from '../../floor/answer-call.ts'
import type { Cryptography } from '../../floor/cryptography.ts'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { schemeOf } from '../contender.ts'
import type { MakeCryptography } from '../make-cryptography.ts'
import type { MakeServer } from '../server.ts'

/**
 * What a careful engineer writes on Express for this one gateway: keys prepared once, the body's bytes from `express.raw`.
 *
 * Does: the floor's cryptography and JSON, over HTTP. Does *not* do what the floor does not: headers, the timestamp's window,
 * duplicates, deadlines, fields.
 */
export function handWrittenOnExpress(makeCryptography: MakeCryptography): MakeServer {
  return async (merchant, kind) => {
    const cryptography: Cryptography = await makeCryptography(merchant)
    const scheme = schemeOf(kind)
    const app = express()
    app.use(express.raw({ type: 'application/json', limit: '64kb' }))

    app.post(TOKEN_TARGET, async (request, response) => {
      send(response, await answerToken(toCall(request), cryptography))
    })

    app.post(INQUIRY_TARGET, async (request, response) => {
      send(response, await answerInquiry(toCall(request), scheme, cryptography))
    })
    return app
  }
}

function toCall(request: Request) {
  return {
    method: request.method,
    target: request.originalUrl,
    header: (name: string) => request.get(name) ?? '',
    body: request.body, // the bytes that express.raw has read
  }
}

function send(response: Response, { status, body }: FloorAnswer): void {
  response.status(status).type('json').send(body)
}
