import { generateKeyPairSync } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Gateway } from '@snap-sdk/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const publicKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .publicKey.export({ type: 'spki', format: 'pem' })
  .toString()
Object.assign(process.env, { NICEPAY_PUBLIC_KEY: publicKey, NICEPAY_CLIENT_ID: 'IONPAYTEST' })

const require = createRequire(import.meta.url)

/** Not a literal: TypeScript would ask for its types. */
const JAVASCRIPT_SHOP = '../../../examples/operations/src/shop.js' as string

/** Each example's shop, with bills of its own: 701589101110 of 10000 rupiah is open, and is no more in 2100. */
const SHOPS: Readonly<Record<string, () => Promise<Gateway>>> = {
  bun: async () => (await import('../../../examples/bun/src/shop.ts')).createShop(publicKey),
  deno: async () => (await import('../../../examples/deno/src/shop.ts')).createShop(publicKey),
  lambda: async () => (await import('../../../examples/lambda/src/shop.ts')).createShop(publicKey),
  workers: async () => (await import('../../../examples/workers/src/shop.ts')).createShop(publicKey),
  nextjs: async () => (await import('../../../examples/nextjs/lib/shop.ts')).createShop(),
  operations: async () => (await import(JAVASCRIPT_SHOP)).shop,
  async fastify() {
    const { Bills } = await import('../../../examples/fastify/src/bills.ts')
    return (await import('../../../examples/fastify/src/shop.ts')).createShop(new Bills())
  },
  async nestjs() {
    const { BillsService } = await import('../../../examples/nestjs/src/bills/bills.service.ts')
    return (await import('../../../examples/nestjs/src/shop.ts')).createShop(new BillsService())
  },
  async 'google-functions'() {
    const folder = '../../../examples/google-functions'
    for (const file of ['bills', 'shop']) delete require.cache[require.resolve(`${folder}/${file}.js`)]
    return require(`${folder}/shop.js`).createShop()
  },
}

beforeEach(() => vi.resetModules())
afterEach(() => vi.useRealTimers())

function passTheDueDate(): void {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2100-01-01T00:00:00+07:00') })
}

/** What the handler answers, no duplicate before it: its own rules alone. */
async function pay(
  shop: Gateway,
  paymentId: string,
  { payNo = '701589101110', value = '10000.00' } = {},
): Promise<string> {
  const payment = { partnerServiceId: '7015', customerNo: '89101110', payNo, paidAmount: { value, currency: 'IDR' } }
  return (await shop.invoke('nicoPayment', payment, { paymentId })).body.responseCode
}

describe.each(Object.entries(SHOPS))("%s's payment handler", (_, open) => {
  test('refuses an unknown bill and a wrong amount, and takes the right payment after', async () => {
    const shop = await open()
    expect(await pay(shop, 'a', { payNo: '701500000000' })).toBe('4040012')
    expect(await pay(shop, 'a', { value: '9999.00' })).toBe('4040013')
    expect(await pay(shop, 'a')).toBe('2000000')
  })

  test('refuses an expired bill', async () => {
    const shop = await open()
    passTheDueDate()
    expect(await pay(shop, 'a')).toBe('4040019')
  })

  test('takes one of two payments at once, hears its retry as success, late too, and refuses another', async () => {
    const shop = await open()
    expect((await Promise.all([pay(shop, 'a'), pay(shop, 'b')])).sort()).toEqual(['2000000', '4040014'])
    expect([await pay(shop, 'a'), await pay(shop, 'b')]).toEqual(['2000000', '4040014'])
    passTheDueDate()
    expect(await pay(shop, 'a')).toBe('2000000')
  })
})
