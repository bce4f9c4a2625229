import { describe, expect, it } from 'vitest'
import { memoryDuplicateStore, type Partner } from '../src/index.ts'
import { openMerchant, testPartner } from './support/merchant.ts'
import { TOKEN_SECRET } from './support/request.ts'

describe('an option that does not exist is refused with the nearest right name', () => {
  it.each<[string, () => unknown, string]>([
    [
      'createSnap',
      () => openMerchant({ onevent: () => {} } as object),
      'createSnap: there is no option onevent. Did you mean onEvent?',
    ],
    [
      'createSnap, far from any',
      () => openMerchant({ partners: undefined, port: 80 } as object),
      'createSnap: there is no option port. There are: gateways, tokens, duplicates, storeTimeoutMilliseconds, transactionLimitMilliseconds, timestampToleranceSeconds, maxBodyBytes, maxConcurrentHandlers, clock, onEvent, logAnswered, onCapture.',
    ],
    [
      'its tokens',
      () => openMerchant({ tokens: { secrets: [TOKEN_SECRET], lifetimeSecond: 60 } as never }),
      'createSnap: tokens: there is no option lifetimeSecond. Did you mean lifetimeSeconds?',
    ],
    [
      'a contract',
      () => openMerchant({ contract: { basepath: '/shop' } as object }),
      'test: there is no option basepath. Did you mean basePath?',
    ],
    [
      'its override of a service',
      () => openMerchant({ contract: { services: { inquiry: { deadlineMiliseconds: 1 } as object } } }),
      'test: services.inquiry: there is no option deadlineMiliseconds. Did you mean deadlineMilliseconds?',
    ],
    [
      'the memory store',
      () => memoryDuplicateStore({ maxEntry: 5 } as object),
      'memoryDuplicateStore: there is no option maxEntry. There is: maxEntries.',
    ],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
  })

  it.each([
    ['allowedAddress', 'allowedAddresses'],
    ['partnerID', 'partnerId'],
  ])('a partner: %s', (name, near) => {
    const partner = { [name]: ['10.0.0.1'] } as Partial<Partner>
    const message = `test: partners[0]: there is no option ${name}. Did you mean ${near}?`
    expect(() => openMerchant({ partner })).toThrow(expect.objectContaining({ code: 'PARTNER_INVALID', message }))
  })
})

it("a partner may carry the merchant's own members, even one that is near to what is there", () => {
  const own = { id: 7, shop: 'Jakarta', partner: 'x', client_id: 'from the database', publicKey: 'the same' }
  expect(openMerchant({ partner: { ...testPartner, ...own } as Partner }).events).toEqual([])
})
