import { describe, expect, it } from 'vitest'
import { createSnap, type SnapEvent } from '../src/index.ts'
import { type Merchant, openMerchant, testGateway, testPartner } from './support/merchant.ts'
import { INQUIRY_PATH, makeRequest, TOKEN_PATH, TOKEN_SECRET } from './support/request.ts'

function told({ events }: Pick<Merchant, 'events'>): readonly string[] {
  return events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))
}

describe("a service's path under another base", () => {
  it('is told of once, with the base that came, the one configured, and the option', () => {
    const merchant = openMerchant({ contract: { basePath: '/api' } })
    for (let call = 0; call < 3; call += 1)
      expect(merchant.snap.matches(`/shop/api${INQUIRY_PATH}?token=secret`)).toBe(false)
    expect(merchant.events).toEqual([
      {
        type: 'warning',
        code: 'BASE_PATH_DIFFERS',
        message:
          "a call came for /shop/api/v1.0/test/inquiry, and no endpoint has this path: test has basePath '/api'. If it is the gateway's, and no other Snap of this app answers it, set basePath: '/shop/api' in its contract.",
        gateway: 'test',
      },
    ])
  })

  it.each<[string, string, string, RegExp]>([
    [
      "the token's",
      '/api',
      `/shop${TOKEN_PATH}`,
      /^a call came for \/shop\/v1\.0\/access-token\/b2b, .* basePath: '\/shop' /,
    ],
    ['with no base at all', '/api', INQUIRY_PATH, /has basePath '\/api'\. .* set basePath: '' /],
    ['where none is configured', '', `/shop${INQUIRY_PATH}`, /has basePath ''\. .* set basePath: '\/shop' /],
  ])('%s, through matches and through handle', async (_, basePath, target, message) => {
    const asked = openMerchant({ contract: { basePath } })
    asked.snap.matches(target)
    expect(told(asked)).toEqual([expect.stringMatching(message)])
    const handled = openMerchant({ contract: { basePath } })
    expect((await handled.handle({ ...makeRequest(), target })).code).toBe('4040002')
    expect(told(handled)).toEqual(told(asked))
  })

  it('names every gateway that has the service', () => {
    const events: SnapEvent[] = []
    const gateways = ['/a', '/b'].map((basePath) =>
      testGateway()({
        name: `test${basePath.slice(1)}`,
        partners: [testPartner],
        handlers: { inquiry: ({ text }) => ({ text }) },
        basePath,
      }),
    )
    const tokens = { secrets: [TOKEN_SECRET] }
    const snap = createSnap({ gateways, tokens, onEvent: (event) => events.push(event) })
    snap.matches(`/c${INQUIRY_PATH}`)
    expect(told({ events })).toEqual([expect.stringContaining(": testa has basePath '/a', testb has basePath '/b'. ")])
    expect(events[0]).toMatchObject({ gateway: undefined })
  })

  it('is told of three times at most, whoever makes bases up', () => {
    const merchant = openMerchant()
    for (let call = 0; call < 100; call += 1) merchant.snap.matches(`/base${call}${INQUIRY_PATH}`)
    expect(merchant.warnings()).toHaveLength(3)
  })
})

it.each([
  ['is configured for another service', '/api/v1.0/transfer-va/status'],
  ['is no service', '/shop/v1.0/other'],
  ['only ends like one', '/shop/inquiry'],
  ['could never be a basePath', `/%61pi${INQUIRY_PATH}`],
  ['has dot segments', `/a/../b${INQUIRY_PATH}`],
  ['has a line end', `/a\nb${INQUIRY_PATH}`],
  ['is longer than any', `/${'a'.repeat(200)}${INQUIRY_PATH}`],
  ['is in the query', `/?${INQUIRY_PATH}`],
])('nothing is told of what %s', (_, target) => {
  const merchant = openMerchant({ contract: { basePath: '/api' } })
  expect(merchant.snap.matches(target)).toBe(false)
  expect(merchant.events).toEqual([])
})

it('nothing is told of a service that another gateway has under that base, nor of paths that were chosen whole', () => {
  const events: SnapEvent[] = []
  const inquiry = ({ text }: { text: string }) => ({ text })
  const shared = { partners: [testPartner], basePath: '/a' }
  const gateways = [
    testGateway()({ ...shared, name: 'first', handlers: { payment: inquiry } }),
    testGateway({ token: false, signature: 'asymmetric' })({
      ...shared,
      name: 'second',
      handlers: { inquiry },
      paths: { inquiry: '/hooks/inquiry' },
    }),
    testGateway({ token: false, signature: 'asymmetric' })({
      ...shared,
      name: 'third',
      handlers: { inquiry },
      basePath: '/b',
    }),
  ]
  const snap = createSnap({ gateways, tokens: { secrets: [TOKEN_SECRET] }, onEvent: (event) => events.push(event) })
  snap.matches(`/a${INQUIRY_PATH}`)
  expect(events).toEqual([])
  snap.matches(`/c${INQUIRY_PATH}`)
  expect(told({ events })).toEqual([expect.stringContaining("path: third has basePath '/b'. ")])
})
