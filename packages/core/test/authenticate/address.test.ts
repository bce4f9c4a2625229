import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileAddressFilter } from '../../src/authenticate/address.ts'
import { causeOf, openMerchant } from '../support/merchant.ts'
import { CLIENT_ID, makeRequest } from '../support/request.ts'

const allows = (allowed: string[], address: string | undefined) => compileAddressFilter(allowed, 'option')(address)

describe('allowedAddresses', () => {
  it.each([
    [['103.20.51.34'], '103.20.51.34'],
    [['103.20.51.34'], '::ffff:103.20.51.34'],
    [['103.20.51.34'], '::ffff:6714:3322'],
    [['::ffff:103.20.51.34'], '103.20.51.34'],
    [['103.20.51.0/24'], '103.20.51.255'],
    [['0.0.0.0/0'], '1.2.3.4'],
    [['2001:db8::/32'], '2001:db8:ffff::1'],
    [['2001:DB8::1'], '2001:db8:0:0::1'],
    [['10.0.0.1', '103.20.51.0/24'], '103.20.51.1'],
  ])('%j holds %s', (allowed, address) => {
    expect(allows(allowed, address)).toBe(true)
  })

  it.each([
    [['103.20.51.34'], '103.20.51.35'],
    [['103.20.51.0/24'], '103.20.52.0'],
    [['103.20.51.0/25'], '103.20.51.128'],
    [['0.0.0.0/0'], '::1'],
    [['::/0'], '1.2.3.4'],
    [['::/0'], '::ffff:1.2.3.4'],
    [['10.0.0.8'], '10.0.0.010'],
    [['10.0.0.1'], '10.1'],
    [['10.0.0.1'], '167772161'],
    [['10.0.0.1'], '10.0.0.1, 1.2.3.4'],
    [['10.0.0.1'], '10.0.0.1:443'],
    [['10.0.0.1'], 'localhost'],
    [['10.0.0.1'], ''],
    [['10.0.0.1'], undefined],
  ])('%j does not hold %s', (allowed, address) => {
    expect(allows(allowed, address)).toBe(false)
  })

  it.each([
    '',
    'nicepay.co.id',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '::/129',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '010.0.0.1',
  ])('%j is refused at start', (entry) => {
    const open = () => openMerchant({ partner: { allowedAddresses: ['10.0.0.1', entry] } })
    const message = expect.stringContaining(`partners[0].allowedAddresses[1] is '${entry}'`)
    expect(open).toThrow(expect.objectContaining({ code: 'PARTNER_INVALID', message }))
  })

  it('never throws on an address', () => {
    const filter = compileAddressFilter(['10.0.0.0/8', '2001:db8::/32'], 'option')
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.ipV4Extended()), (address) => {
        expect(filter(address)).toBeTypeOf('boolean')
      }),
    )
  })
})

describe('a call from elsewhere', () => {
  const merchant = openMerchant({ partner: { allowedAddresses: ['103.20.51.0/24'] } })

  it.each(['103.20.52.1', undefined])('%s is 401xx00', async (remoteAddress) => {
    const parts = remoteAddress === undefined ? {} : { remoteAddress }
    for (const answer of [await merchant.call(parts), await merchant.requestToken(parts)]) {
      expect(answer.status).toBe(401)
      expect(answer.json.responseMessage).toBe('Unauthorized. [Connection not allowed]')
      expect(causeOf(merchant)).toBe('ADDRESS_NOT_ALLOWED')
    }
  })

  it.each<[string | undefined, string]>([
    ['103.20.52.1', ''],
    ['100.63.255.255', ''],
    ['10.0.0.7', '. It is private, so that of your own proxy: set the proxy'],
    ['172.31.255.255', '. It is private, so that of your own proxy: set the proxy'],
    ['192.168.1.1', '. It is private, so that of your own proxy: set the proxy'],
    ['::ffff:127.0.0.1', '. It is private, so that of your own proxy: set the proxy'],
    ['169.254.1.1', '. It is private, so that of your own proxy: set the proxy'],
    ['100.64.0.1', '. It is private, so that of your own proxy: set the proxy'],
    ['::1', '. It is private, so that of your own proxy: set the proxy'],
    ['fd00::1', '. It is private, so that of your own proxy: set the proxy'],
    ['fe80::1%eth0', '. It is private, so that of your own proxy: set the proxy'],
    [undefined, '. The door was told none: set the proxy'],
  ])('%s: the operator hears the hint of the door, the caller never', async (remoteAddress, hint) => {
    const answer = await merchant.handle({ ...makeRequest(), remoteAddress, addressHint: 'set the proxy' })
    expect(answer.text).not.toContain('proxy')
    const message = `the address ${remoteAddress ?? '(unknown)'} is not among the allowedAddresses of '${CLIENT_ID}'${hint}`
    expect(merchant.lastEvent()).toMatchObject({ cause: { code: 'ADDRESS_NOT_ALLOWED', message } })
  })

  it('is refused before the token and the signature are looked at', async () => {
    const answer = await merchant.call({ accessToken: 'x', headers: { 'x-signature': 'x' } })
    expect(answer.json.responseMessage).toBe('Unauthorized. [Connection not allowed]')
  })

  it('is accepted from there', async () => {
    expect((await merchant.call({ remoteAddress: '103.20.51.7' })).code).toBe('2002400')
    expect(merchant.lastEvent()).toMatchObject({ remoteAddress: '103.20.51.7' })
  })
})
