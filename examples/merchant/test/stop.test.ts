import { setTimeout as delay } from 'node:timers/promises'
import { createGateway } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { inquiryOf, paymentOf } from './support/bodies.ts'
import { startBuiltMerchant } from './support/built-merchant.ts'
import { gatedLedger } from './support/gated-ledger.ts'
import { PRIVATE_KEY, PUBLIC_KEY, serveMerchant } from './support/serve.ts'

describe.each(['express', 'koa', 'hono'] as const)('%s', (framework) => {
  it('answers the payment in flight, and takes no call after', async () => {
    const ledger = gatedLedger()
    const { gateway, stop, url } = await serveMerchant({ framework, ledger, stopLimitMilliseconds: 10_000 })
    const paying = gateway.pay(paymentOf('701589101110'))
    await ledger.waiting(1)

    const stopped = stop()
    await expect(fetch(`${url}/health`)).rejects.toThrow()
    ledger.open()
    expect((await paying).response.body.responseCode).toBe('2000000')
    await stopped
    expect(await ledger.payments()).toHaveLength(1)
  })

  it('does not wait for ever for a handler that never ends', async () => {
    const { gateway, stop } = await serveMerchant({ framework, deadlineMilliseconds: 50, stopLimitMilliseconds: 100 })
    const { response } = await gateway.inquire(inquiryOf('701589101114'))
    expect(response.body.responseCode).toBe('5040000')
    await stop()
  })
})

// 701589101114 takes the nine seconds of a call's deadline.
it('on SIGTERM the process answers a call whose lookup never answers, and ends with exit code 0', async () => {
  const { child, ended, url } = await startBuiltMerchant([], { env: { NICEPAY_PUBLIC_KEY: PUBLIC_KEY } })
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey: PRIVATE_KEY, target: url })
  await gateway.requestToken()
  const inquiring = gateway.inquire(inquiryOf('701589101114'))
  await delay(300) // nothing tells from outside that the call has come in

  child.kill('SIGTERM')
  expect((await inquiring).response.body).toEqual({ responseCode: '5040000', responseMessage: 'Timeout' })
  expect(await ended).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/SIGTERM: .*\nstopped\n$/) })
})
