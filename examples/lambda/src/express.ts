import { snapExpress } from '@snap-sdk/express'
import express from 'express'
import serverlessHttp from 'serverless-http'
import { countPaid } from './shop.ts'
import { snap } from './snap.ts'

const app = express()
app.use(snapExpress(snap)) // before every body parser
app.use(express.json())
app.get('/', (_request, response) => void response.send(`${countPaid()} paid`))

export const handler = serverlessHttp(app)
