import { setTimeout as delay } from 'node:timers/promises'
import { openSocketLine, toSignedCalls, writeMessage } from '@snap-sdk/adapter-suite/socket'
import { snapFastify } from '@snap-sdk/fastify'
import Fastify from 'fastify'
import { expect, onTestFinished, test } from 'vitest'

test('a call whose address cannot be read holds up none behind it on its connection', async () => {
  const { snap, calls } = await toSignedCalls()
  const app = Fastify()
  app.setErrorHandler(async (_error, _request, reply) => {
    await delay(200) // the call behind it has come by then
    return reply.code(500).send('an error')
  })
  const address = ({ headers }: { headers: object }) => {
    if ('x-no-address' in headers) throw new Error('no address')
    return '127.0.0.1'
  }
  app.register(snapFastify(snap, { address }))
  const port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port)
  const line = openSocketLine({ port, stop: () => app.close() })
  onTestFinished(line.stop)
  const { request } = calls['a payment'] ?? expect.fail('there is a payment')

  const connection = await line.open()
  const refused = writeMessage(request, { extraHeaders: [['X-No-Address', '1']] })
  await connection.write(Buffer.concat([refused, writeMessage(request)]))
  expect((await connection.readAnswer()).status).toBe(500)
  const answer = await Promise.race([connection.readAnswer(), delay(2_000)])
  expect(answer?.status).toBe(200)
})
