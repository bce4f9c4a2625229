import { createHash, createHmac, createVerify } from 'node:crypto'
import express from 'express'
import jwt from 'jsonwebtoken'
import { BILLS, INQUIRY_TARGET, LIFETIME_SECONDS, TOKEN_TARGET } from '../../workload/bill.ts'
import { tokenKeyOf } from '../../workload/merchant.ts'
import { schemeOf } from '../contender.ts'
import type { MakeServer } from '../server.ts'

/**
 * What is written in a hurry, and often found: `express.json()` in front, the PEM parsed on each call, `jsonwebtoken`, the signature
 * over `JSON.stringify(request.body)`, compared with `===`.
 *
 * Does: verify token and signature. Does *not* check headers, the timestamp's window, duplicates or fields, compare in constant time,
 * or verify the bytes that were signed: a body with white space in it, or with `1.0` for a number, fails.
 */
export const typicalOnExpress: MakeServer = (merchant, kind) => {
  const { publicKey, clientSecret } = merchant
  const tokenKey = tokenKeyOf(merchant)
  const app = express()
  app.use(express.json())

  function isSignedByGateway(clientId: string, timestamp: string, signature: string): boolean {
    return createVerify('RSA-SHA256').update(`${clientId}|${timestamp}`).verify(publicKey, signature, 'base64')
  }

  app.post(TOKEN_TARGET, (request, response) => {
    const clientId = request.get('X-CLIENT-KEY') ?? ''
    if (!isSignedByGateway(clientId, request.get('X-TIMESTAMP') ?? '', request.get('X-SIGNATURE') ?? '')) {
      response.status(401).json({ responseCode: '4017300', responseMessage: 'Unauthorized. [Signature]' })
      return
    }
    const accessToken = jwt.sign({ sub: clientId }, tokenKey, { expiresIn: LIFETIME_SECONDS })
    response.json({
      responseCode: '2007300',
      responseMessage: 'Successful',
      accessToken,
      tokenType: 'Bearer',
      expiresIn: String(LIFETIME_SECONDS),
    })
  })

  app.post(INQUIRY_TARGET, (request, response) => {
    const token = (request.get('Authorization') ?? '').replace('Bearer ', '')
    try {
      jwt.verify(token, tokenKey)
    } catch {
      response.status(401).json({ responseCode: '4010001', responseMessage: 'Invalid Token (B2B)' })
      return
    }
    const timestamp = request.get('X-TIMESTAMP') ?? ''
    const signature = request.get('X-SIGNATURE') ?? ''
    const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('hex')
    const genuine =
      schemeOf(kind) === 'client-id'
        ? isSignedByGateway(request.get('X-PARTNER-ID') ?? '', timestamp, signature)
        : signature ===
          createHmac('sha512', clientSecret)
            .update(`POST:${request.originalUrl}:${token}:${bodyHash}:${timestamp}`)
            .digest('base64')
    if (!genuine) {
      response.status(401).json({ responseCode: '4010000', responseMessage: 'Unauthorized. [Signature]' })
      return
    }
    const bill = BILLS.get(request.body.payNo)
    if (bill === undefined) {
      response.status(404).json({ responseCode: '4040012', responseMessage: 'Invalid Bill/Virtual Account' })
      return
    }
    response.json({
      responseCode: '2000000',
      responseMessage: 'Successful',
      payNoData: { ...request.body, ...bill },
    })
  })
  return app
}
