import { snapHono } from '@snap-sdk/hono'
import { Hono } from 'hono'
import { getConnInfo, handle } from 'hono/aws-lambda'
import { countPaid } from './shop.ts'
import { snap } from './snap.ts'

const app = new Hono()
app.use(snapHono(snap, { address: (context) => getConnInfo(context).remote.address })) // the event's sourceIp
app.get('/', (context) => context.text(`${countPaid()} paid`))

export const handler = handle(app)
