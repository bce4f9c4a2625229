import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type SignedPath, toSignedPath } from '../../src/authenticate/signed-path.ts'
import { openMerchant } from '../support/merchant.ts'
import { INQUIRY_PATH, makeRequest } from '../support/request.ts'

const SERVICE = '/v1.0/transfer-va/payment'
const TARGET = '/shop/v1.0/transfer-va/payment?b=2&a=1'

describe('the path that a gateway signs', () => {
  it.each<[SignedPath, string]>([
    [{}, TARGET],
    [{ prefix: undefined, query: undefined }, TARGET],
    [{ prefix: 'received' }, TARGET],
    [{ prefix: 'none' }, `${SERVICE}?b=2&a=1`],
    [{ prefix: '/openapi' }, `/openapi${SERVICE}?b=2&a=1`],
    [{ query: 'none' }, '/shop/v1.0/transfer-va/payment'],
    [{ query: 'sorted' }, '/shop/v1.0/transfer-va/payment?a=1&b=2'],
    [{ prefix: 'none', query: 'none' }, SERVICE],
    [{ prefix: '/openapi', query: 'sorted' }, `/openapi${SERVICE}?a=1&b=2`],
  ])('%j', (signedPath, path) => {
    expect(toSignedPath(signedPath, SERVICE, TARGET)).toBe(path)
  })

  it('is the service’s own wherever it is mounted, unless it is signed as received', () => {
    expect(toSignedPath({ prefix: 'none' }, SERVICE, '/hooks/bca')).toBe(SERVICE)
    expect(toSignedPath({ prefix: '/api' }, SERVICE, '/hooks/bca?a=1')).toBe(`/api${SERVICE}?a=1`)
    expect(toSignedPath({}, SERVICE, '/hooks/bca')).toBe('/hooks/bca')
  })

  it('keeps a query as received, to the last character', () => {
    for (const query of ['?', '??', '?a=%2f&b=ü?c', '?a=1&a=1&', '?b&a'])
      expect(toSignedPath({ prefix: 'none' }, SERVICE, `/x${query}`)).toBe(SERVICE + query)
  })
})

describe('a sorted query', () => {
  const sorted = (query: string) => toSignedPath({ query: 'sorted' }, SERVICE, `/x?${query}`).slice(3)

  it.each([
    ['b=2&a=1', 'a=1&b=2'],
    ['a=2&a=10&a=1', 'a=1&a=10&a=2'],
    ['B=1&a=1&A=1', 'A=1&B=1&a=1'],
    ['a=b=c', 'a=b%3Dc'],
    ['a', 'a='],
    ['a=', 'a='],
    ['a=x y', 'a=x%20y'],
    ['a=x%20y', 'a=x%20y'],
    ['a=x+y', 'a=x%2By'],
    ['a=%2f', 'a=%2F'],
    ['a=%7e-._~', 'a=~-._~'],
    ["a=!'()*", 'a=%21%27%28%29%2A'],
    ['a=é', 'a=%C3%A9'],
    ['a=%c3%a9', 'a=%C3%A9'],
    ['%61=1', 'a=1'],
    ['a=%', 'a=%'],
    ['a=%zz&b=%c3', 'a=%zz&b=%c3'],
    ['channel=1&Bank=2&_=3', 'Bank=2&_=3&channel=1'],
  ])('%j is signed as %j', (query, expected) => {
    expect(sorted(query)).toBe(expected)
  })

  it('does not depend on the order or the spelling in which its parameters came', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abAB01 /?é~*'), minLength: 1 })
    const parameters = fc.uniqueArray(fc.tuple(text, text), { minLength: 1, selector: ([name]) => name })
    fc.assert(
      fc.property(parameters, fc.infiniteStream(fc.boolean()), (pairs, coins) => {
        const write = (part: string) =>
          coins.next().value ? encodeURIComponent(part) : encodeURIComponent(part).toLowerCase().replace(/%7e/g, '~')
        const one = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')
        const other = [...pairs]
          .reverse()
          .map((pair) => pair.map((part) => (/[A-Z]/.test(part) ? encodeURIComponent(part) : write(part))).join('='))
          .join('&')
        expect(sorted(other)).toBe(sorted(one))
        expect(sorted(sorted(one))).toBe(sorted(one))
      }),
    )
  })

  it('is what a call is verified with', async () => {
    const merchant = openMerchant({ contract: { signedPath: { query: 'sorted' } } })
    const signed = makeRequest({ path: `${INQUIRY_PATH}?a=1&b=%2F` })
    expect((await merchant.handle({ ...signed, target: `/api${INQUIRY_PATH}?b=%2f&a=1` })).code).toBe('2002400')
    const other = makeRequest({ path: `${INQUIRY_PATH}?b=2&a=1` })
    expect((await merchant.handle(other)).code).toBe('4012400')
    const without = openMerchant({ contract: { signedPath: { query: 'none' } } })
    const bare = makeRequest()
    expect((await without.handle({ ...bare, target: `/api${INQUIRY_PATH}?b=2` })).code).toBe('2002400')
  })
})
