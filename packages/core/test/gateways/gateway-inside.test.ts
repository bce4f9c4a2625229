import { describe, expect, it } from 'vitest'
import { GATEWAY_VERSION, inside, readInside } from '../../src/gateways/gateway-inside.ts'
import { createSnap, type Gateway } from '../../src/index.ts'
import { openMerchant, testGateway, testPartner } from '../support/merchant.ts'
import { TOKEN_SECRET } from '../support/request.ts'

const shop = testGateway()({ partners: [testPartner], handlers: { inquiry: ({ text }) => ({ text }) } })
const open = (gateway: unknown) => createSnap({ gateways: [gateway as Gateway], tokens: { secrets: [TOKEN_SECRET] } })

describe('the inside of a gateway', () => {
  it('lies under one symbol for every copy of this package, with its version', () => {
    expect(inside).toBe(Symbol.for('@snap-sdk/gateway'))
    expect(Reflect.get(shop, Symbol.for('@snap-sdk/gateway'))).toMatchObject({
      version: GATEWAY_VERSION,
      names: ['test'],
    })
    expect(JSON.stringify(shop)).not.toContain('clientSecrets')
  })

  it('is read from a gateway that another copy made', async () => {
    const foreign = { ...shop } // no class, nothing to be an instance of
    const merchant = openMerchant({ gateways: [foreign] })
    expect((await merchant.call()).code).toBe('2002400')
  })

  it('of another version is refused, and says what to do', () => {
    const other = { ...shop, [inside]: { ...readInside(shop, 0), version: GATEWAY_VERSION + 1 } }
    const message =
      'gateways[0] was made by another version of @snap-sdk/core. Install one version: npm ls @snap-sdk/core'
    expect(() => open(other)).toThrow(expect.objectContaining({ code: 'GATEWAY_INVALID', message }))
  })

  it.each([
    ['nothing', undefined, 'is not a gateway. It takes what mybank({ partners, handlers }) gives.'],
    ['null', null, 'is not a gateway'],
    ['a text', 'bca', 'is not a gateway'],
    ['an object of one’s own', { name: 'bca', endpoints: [] }, 'is not a gateway'],
    ['an inside that is not one', { [inside]: 'yes' }, 'is not a gateway'],
    ['an inside without a version', { [inside]: {} }, 'is not a gateway'],
    ['null inside', { [inside]: null }, 'is not a gateway'],
    ['a factory', testGateway(), 'is a function: call it with a contract, mybank({ partners, handlers }).'],
  ])('%s is refused', (_, gateway, message) => {
    const error = { code: 'GATEWAY_INVALID', message: expect.stringContaining(`gateways[0] ${message}`) }
    expect(() => open(gateway)).toThrow(expect.objectContaining(error))
  })
})
