import type { Exchange } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { memoryLedger } from '../src/business.ts'
import { paymentOf } from './support/bodies.ts'
import { gatedLedger } from './support/gated-ledger.ts'
import { serveMerchant } from './support/serve.ts'

const ATTEMPTS = Array.from({ length: 20 }, (_, index) => String(index).padStart(2, '0'))

function count(codes: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((other) => other === code).length]))
}

async function codesOf(answers: readonly Promise<Exchange>[]): Promise<Record<string, number>> {
  return count((await Promise.all(answers)).map(({ response }) => response.body.responseCode))
}

describe.each(['express', 'koa', 'hono'] as const)('%s', (framework) => {
  it('books one of 20 copies of a payment that come at once, for a bill that would take them all', async () => {
    const ledger = gatedLedger()
    const { gateway } = await serveMerchant({ framework, ledger })
    await gateway.requestToken()
    const pay = () => gateway.pay(paymentOf('701589101115'), { externalId: 'THE-SAME' })
    let sentAway = 0
    const answers = await Promise.all(
      ATTEMPTS.map(async () => {
        const { response } = await pay()
        // One is held at the gate, and eight wait for it: it opens when those that may not wait have their answer.
        if (response.status === 504 && ++sentAway === ATTEMPTS.length - 9) ledger.open()
        return response
      }),
    )

    expect(count(answers.map(({ body }) => body.responseCode))).toEqual({ '2000000': 9, '5040000': 11 })
    const successes = answers.filter(({ status }) => status === 200)
    expect(new Set(successes.map(({ text }) => text)).size).toBe(1)
    expect(await ledger.payments()).toHaveLength(1)

    const first = answers.find(({ status }) => status === 200)
    expect((await pay()).response.text).toBe(first?.text)
    expect(await ledger.payments()).toHaveLength(1)
  })

  it('books one of 20 payments of one bill that come at once under IDs of their own', async () => {
    const ledger = gatedLedger()
    const { gateway } = await serveMerchant({ framework, ledger })
    await gateway.requestToken()
    const answers = ATTEMPTS.map((paymentRequestId) => gateway.pay(paymentOf('702000000007', { paymentRequestId })))
    await ledger.waiting(ATTEMPTS.length)
    ledger.open()
    expect(await codesOf(answers)).toEqual({ '2000000': 1, '4040014': 19 })
    expect(await ledger.payments()).toHaveLength(1)
  })

  it('books 20 payments of 20 bills that come at once', async () => {
    const ledger = gatedLedger()
    const { gateway } = await serveMerchant({ framework, ledger })
    await gateway.requestToken()
    const answers = ATTEMPTS.map((paymentRequestId) =>
      gateway.pay(paymentOf(`7020000000${paymentRequestId}`, { paymentRequestId })),
    )
    await ledger.waiting(ATTEMPTS.length)
    ledger.open()
    expect(await codesOf(answers)).toEqual({ '2000000': 20 })
    expect(new Set((await ledger.payments()).map(({ payNo }) => payNo)).size).toBe(20)
  })
})

it('takes the retry of a payment whose ledger was down', async () => {
  const ledger = memoryLedger()
  let down = true
  const { gateway } = await serveMerchant({
    ledger: {
      ...ledger,
      append: async (...row) => {
        if (down) throw new Error('the ledger is down')
        return ledger.append(...row)
      },
    },
  })
  const pay = () => gateway.pay(paymentOf('701589101110'), { externalId: 'RETRIED' })
  expect((await pay()).response.body).toEqual({ responseCode: '5000000', responseMessage: 'General Error' })
  down = false
  expect((await pay()).response.body.responseCode).toBe('2000000')
  expect(await ledger.payments()).toHaveLength(1)
})

it('refuses another payment under an old external ID', async () => {
  const { gateway, ledger } = await serveMerchant()
  await gateway.pay(paymentOf('702000000001'), { externalId: 'OLD' })
  const other = await gateway.pay(paymentOf('702000000002'), { externalId: 'OLD' })
  expect(other.response.body).toEqual({ responseCode: '4090000', responseMessage: 'Conflict' })
  expect(await ledger.payments()).toHaveLength(1)
})
