import { describe, expect, it, vi } from 'vitest'
import { openMerchant, type TestHandler, testPartner } from '../support/merchant.ts'
import { type CallParts, NOW, PAYMENT_PATH } from '../support/request.ts'

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
})
