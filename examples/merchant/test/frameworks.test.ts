import { describe, expect, it, vi } from 'vitest'
import { inquiryOf, paymentOf } from './support/bodies.ts'
import { serveMerchant } from './support/serve.ts'

const FRAMEWORKS = ['express', 'koa', 'hono'] as const
const SCHEMES = ['client-id', 'symmetric', 'asymmetric'] as const

describe.each(FRAMEWORKS)('%s', (framework) => {
  it.each(SCHEMES)('serves token, inquiry and payment, signed by the %s scheme', async (signature) => {
    const { gateway, url } = await serveMerchant({ framework, signature })

    const token = await gateway.requestToken()
    expect(token.response).toMatchObject({ status: 200, body: { responseCode: '2007300', tokenType: 'Bearer' } })
    const inquiry = await gateway.inquire(inquiryOf('701589101110'))
    expect(inquiry.response).toMatchObject({ status: 200, body: { payNoData: { payNoName: 'John Test' } } })
    const body = paymentOf('701589101110', { paymentRequestId: 'P-1' })
    const payment = await gateway.pay(body, { externalId: 'E-1' })
    expect(payment.response).toMatchObject({ status: 200, body: { payNoData: { partnerReferenceNo: 'ABCDEFGH1234' } } })

    const tampered = await gateway.inquire(inquiryOf('701589101110'), { headers: { 'X-SIGNATURE': 'AAAA' } })
    expect(tampered.response.body).toEqual({
      responseCode: '4010000',
      responseMessage: 'Unauthorized. [Signature]',
    })
    const ledger = await fetch(`${url}/ledger`)
    expect(await ledger.json()).toEqual([
      {
        payNo: '701589101110',
        amount: '10000.00',
        currency: 'IDR',
        externalId: 'E-1',
        paymentRequestId: 'P-1',
        takenAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ])
  })

  it.each(['symmetric', 'asymmetric'] as const)(
    'refuses a body that was changed under the %s scheme',
    async (signature) => {
      const { gateway, ledger } = await serveMerchant({ framework, signature })
      const sentBody = JSON.stringify(paymentOf('702000000002'))
      const { response } = await gateway.pay(paymentOf('702000000001'), { sentBody })
      expect(response.body.responseCode).toBe('4010000')
      expect(await ledger.payments()).toEqual([])
    },
  )

  it('refuses a call that is signed by another scheme', async () => {
    const { gateway } = await serveMerchant({ framework, signature: 'symmetric' })
    const { response } = await gateway.inquire(inquiryOf('701589101110'), { signature: 'client-id' })
    expect(response.body.responseCode).toBe('4010000')
  })

  it('answers its routes beside', async () => {
    const { url, gateway } = await serveMerchant({ framework })
    const health = await fetch(`${url}/health`)
    expect([health.status, await health.json()]).toEqual([200, { status: 'ok', framework }])
    expect(await (await fetch(`${url}/ledger`)).json()).toEqual([])
    expect((await fetch(`${url}/nothing`)).status).toBe(404)

    const stateOf = async (payNo: unknown) => (await postJson(`${url}/orders/state`, JSON.stringify({ payNo }))).json()
    expect(await stateOf('701589101110')).toEqual({ payNo: '701589101110', state: 'open' })
    await gateway.pay(paymentOf('701589101110'))
    expect(await stateOf('701589101110')).toEqual({ payNo: '701589101110', state: 'paid' })
    expect(await stateOf('701589101112')).toEqual({ payNo: '701589101112', state: 'expired' })
    expect(await stateOf('701589101199')).toEqual({ payNo: '701589101199', state: 'unknown' })
    expect(await stateOf(42)).toEqual({ state: 'unknown' })
  })

  it('has its error handler answer', async () => {
    const { url } = await serveMerchant({ framework })
    const noJson = await postJson(`${url}/orders/state`, '{"payNo":')
    expect([noJson.status, await noJson.json()]).toEqual([400, { error: expect.any(String) }])

    const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
    const failed = await postJson(`${url}/orders/state`, '{"payNo":"701589101113"}')
    expect([failed.status, await failed.json()]).toEqual([500, { error: 'internal error' }])
    expect(logged).toHaveBeenCalledExactlyOnceWith(
      'POST /orders/state failed:',
      expect.objectContaining({ message: 'the bill database is unreachable' }),
    )
    logged.mockRestore()
  })
})

function postJson(url: string, body: string): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })
}
