import { fileURLToPath } from 'node:url'
import { makeIdentity, playCalls, RIGHT_CODES, startProgram } from '@snap-sdk/example-suite'
import { createGateway } from '@snap-sdk/simulator'
import { freePort } from '@snap-sdk/test-servers'
import { expect, onTestFinished, test } from 'vitest'

const { privateKey, environment } = makeIdentity()

async function startExample(addresses: string): Promise<string> {
  const port = await freePort()
  const { url, stop } = await startProgram(process.env.SNAP_BUN ?? 'bun', ['src/server.ts'], {
    folder: fileURLToPath(new URL('..', import.meta.url)),
    port,
    environment: { ...environment, NICEPAY_ADDRESSES: addresses },
  })
  onTestFinished(stop)
  return url
}

test('takes one payment once, and none that somebody else has signed', async () => {
  const url = await startExample('127.0.0.1')
  expect(await playCalls(url, { privateKey })).toEqual(RIGHT_CODES)
  expect(await (await fetch(url)).text()).toBe('1 paid')
})

test('knows the caller: an address that is not on the list is refused', async () => {
  const target = await startExample('103.20.51.0/24')
  const { response } = await createGateway({ clientId: 'IONPAYTEST', privateKey, target }).requestToken()
  expect(response.body.responseMessage).toBe('Unauthorized. [Connection not allowed]')
})
