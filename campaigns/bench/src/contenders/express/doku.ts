import express from 'express'
import { TOKEN_TARGET } from '../../workload/bill.ts'
import { createDokuHelpers } from '../doku-helpers.ts'
import type { MakeServer } from '../server.ts'

/** DOKU's helper for a token request behind Express, with the parser in front that its requests are read by. It serves no inquiry. */
export const dokuOnExpress: MakeServer = (merchant) => {
  const { answerToken } = createDokuHelpers(merchant)
  const app = express()
  app.use(express.json())
  app.post(TOKEN_TARGET, (request, response) => {
    const { header, body } = answerToken(request)
    if (header.XClientKey !== null) response.set('X-CLIENT-KEY', header.XClientKey)
    response.set('X-TIMESTAMP', header.XTimeStamp)
    response.status(body.responseCode === '2007300' ? 200 : 401).json(body)
  })
  return app
}
