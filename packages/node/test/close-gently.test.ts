import { createServer, type IncomingMessage } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createMerchant, INQUIRY } from '@snap-sdk/adapter-suite/merchant'
import { openSocketLine, serve, writeHead } from '@snap-sdk/adapter-suite/socket'
import { makeKeyPair } from '@snap-sdk/adapter-suite/web'
import { snapNode } from '@snap-sdk/node'
import { createGateway, INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect, onTestFinished, test } from 'vitest'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

test('a refused call whose connection is gone leaves nothing behind', async () => {
  const { snap } = await createMerchant()
  const { privateKey } = await makeKeyPair()
  const requests: WeakRef<IncomingMessage>[] = []
  const door = snapNode(snap)
  const server = createServer((request, response) => {
    requests.push(new WeakRef(request))
    door(request, response)
  })
  const line = openSocketLine(await serve(server))
  onTestFinished(line.stop)
  const signed = { clientId: 'IONPAYTEST', privateKey, signature: 'asymmetric', basePath: '/api' } as const
  const request = await createGateway({ ...signed, target: snap }).prepare(INQUIRY_PATH, INQUIRY)
  for (let call = 0; call < 20; call++) {
    const connection = await line.open()
    await connection.write(writeHead(request, { framing: { contentLength: 1e9 } }))
    expect((await connection.readAnswer()).status).toBeGreaterThanOrEqual(400)
    connection.destroy()
  }
  await delay(100)
  collectGarbage()
  // Node keeps the last few in its own pools.
  expect(requests.filter((seen) => seen.deref() !== undefined).length).toBeLessThan(10)
})
