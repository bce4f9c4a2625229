import { describe, expect, it, vi } from 'vitest'
import type { SnapRequest } from '../../src/index.ts'
import { openMerchant, type TestHandler, testPartner } from '../support/merchant.ts'
import { type CallParts, makeRequest, NOW, PAYMENT_PATH } from '../support/request.ts'

const echo: TestHandler = async ({ text }) => ({ text })

/** A payment without its key's field: it goes by its external ID, which no signature covers. */
const payment: CallParts = { path: PAYMENT_PATH, body: { text: 'paid' }, timestamp: '2024-01-22T15:00:01+07:00' }

describe('a call that somebody captured and sends again', () => {
  it('under another external ID is the same call, to the last moment at which it passes', async () => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run })
    await merchant.call({ ...payment, externalId: 'first' })
    for (const seconds of [1, 299, 300]) {
      merchant.now = new Date(NOW.getTime() + seconds * 1000)
      expect((await merchant.call({ ...payment, externalId: `at-${seconds}` })).code).toBe('2002500')
    }
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('is remembered past the window, for a body that ends late and for clocks that differ', async () => {
    const merchant = openMerchant()
    const claim = vi.spyOn(merchant.store, 'claim')
    await merchant.call({ ...payment, externalId: 'first' })
    const [keys = []] = claim.mock.calls[0] ?? []
    expect(keys.at(-1)?.keepUntil).toEqual(new Date(NOW.getTime() + 300_000 + 9_000 + 60_000))
  })

  it('under the ID of another partner with the same key is the same call, too', async () => {
    const run = vi.fn(echo)
    const partners = [testPartner, { ...testPartner, clientId: 'OTHER' }]
    const merchant = openMerchant({ payment: run, partners, contract: { signature: 'asymmetric' } })
    await merchant.call({ ...payment, scheme: 'asymmetric', externalId: 'first' })
    const headers = { 'x-partner-id': 'OTHER' }
    await merchant.call({ ...payment, scheme: 'asymmetric', externalId: 'second', headers })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['its signature spelled otherwise', (request: SnapRequest) => respell(request)],
    ['white space in its body, which the signature leaves open', (request: SnapRequest) => spaceOut(request)],
  ])('with %s is the same call, too', async (_, change) => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run })
    const request = makeRequest({ ...payment, externalId: 'first' })
    expect((await merchant.handle(request)).code).toBe('2002500')
    const again = change(makeRequest({ ...payment, externalId: 'second' }))
    expect((await merchant.handle(again)).code).toBe('2002500')
    expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('is the same call, also where a retry was captured, which is signed anew', async () => {
    const run = vi.fn(echo)
    const merchant = openMerchant({ payment: run })
    await merchant.call({ ...payment, externalId: 'first' })
    merchant.now = new Date(NOW.getTime() + 60_000)
    const retry: CallParts = { ...payment, timestamp: '2024-01-22T15:01:01+07:00' }
    expect((await merchant.call({ ...retry, externalId: 'first' })).code).toBe('2002500')
    expect((await merchant.call({ ...retry, externalId: 'other' })).code).toBe('2002500')
    expect(merchant.lastEvent()).toMatchObject({ duplicate: 'replay' })
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('a retry that cannot be remembered is not answered as a success', async () => {
    const merchant = openMerchant()
    await merchant.call({ ...payment, externalId: 'first' })
    const { claim } = merchant.store
    vi.spyOn(merchant.store, 'claim').mockImplementation((keys, options) =>
      keys.length === 1 ? Promise.reject(new Error('full')) : claim(keys, options),
    )
    const retry: CallParts = { ...payment, timestamp: '2024-01-22T15:00:02+07:00' }
    expect((await merchant.call({ ...retry, externalId: 'first' })).code).toBe('5002501')
  })
})

/** Hex in place of base64. */
function respell(request: SnapRequest): SnapRequest {
  const hex = Buffer.from(request.headers.get('x-signature') ?? '', 'base64').toString('hex')
  return { ...request, headers: { get: (name) => (name === 'x-signature' ? hex : request.headers.get(name)) } }
}

function spaceOut(request: SnapRequest): SnapRequest {
  const body = Buffer.from(
    Buffer.from(request.body as Uint8Array)
      .toString()
      .replace(':', ' :\n '),
  )
  const length = String(body.length)
  return {
    ...request,
    body,
    headers: { get: (name) => (name === 'content-length' ? length : request.headers.get(name)) },
  }
}
