import { createSnap } from '@snap-sdk/core'
import { snapFastify } from '@snap-sdk/fastify'
import Fastify, { type FastifyInstance } from 'fastify'
import { Bills } from './bills.js'
import { createShop } from './shop.js'

/** The whole shop. It listens nowhere yet. */
export async function createApp(): Promise<FastifyInstance> {
  const bills = new Bills()
  const snap = createSnap({
    gateways: [createShop(bills)],
    tokens: { secrets: [process.env.SNAP_TOKEN_SECRET] },
  })
  await snap.ready()

  const app = Fastify({ trustProxy: '127.0.0.1' }) // nginx on this machine: its X-Forwarded-For is believed
  app.register(snapFastify(snap)) // it answers before any content-type parser
  app.addHook('onClose', () => snap.close()) // and waits for payments that are being taken

  // Your own app, as it was: this parser never sees a call of NICEPAY.
  app.addContentTypeParser('text/csv', { parseAs: 'string' }, (_request, text, done) => {
    const [number = '', customerName = '', amount = ''] = String(text).trim().split(',')
    done(null, { number, customerName, amount: Number(amount) })
  })
  app.post<{ Body: Parameters<Bills['add']>[0] }>('/bills', async ({ body }, reply) =>
    reply.code(201).send(await bills.add(body)),
  )
  app.get<{ Params: { number: string } }>(
    '/bills/:number',
    async ({ params }, reply) => (await bills.find(params.number)) ?? reply.callNotFound(),
  )
  return app
}
