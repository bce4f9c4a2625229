import { generateKeyPairSync, randomUUID } from 'node:crypto'
import {
  createSnap,
  type DuplicateStore,
  defineGateway,
  defineService,
  reject,
  type Snap,
  type SnapOptions,
  text,
} from '@snap-sdk/core'
import { createGateway, type Exchange } from '@snap-sdk/simulator'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const PATH = '/v1.0/shop/pay'

interface Payment {
  readonly id: string
}

const pay = defineService<Payment, Payment>({
  id: 'shop-pay',
  path: PATH,
  code: '98',
  fields: { id: text(64) },
  answer: { id: text(64) },
  meaning: () => 'paid',
  duplicates: { key: ['id'] },
})

const mybank = defineGateway({ name: 'mybank', signature: 'asymmetric', token: false, services: { pay } })

export interface ShopOptions {
  readonly create?: ((options: SnapOptions) => Snap) | undefined
  readonly takePayment?: ((payment: Payment) => Promise<unknown>) | undefined
  readonly duplicates?: DuplicateStore | undefined
  readonly onEvent?: SnapOptions['onEvent']
  readonly deadlineMilliseconds?: number | undefined
}

/** A shop of one service, and the gateway that calls it. The payment `unknown` is rejected. */
export function openShop({ create = createSnap, takePayment, duplicates, onEvent, deadlineMilliseconds }: ShopOptions) {
  const clientId = randomUUID().slice(0, 18)
  const shop = mybank({
    partners: [{ clientId, publicKeys: PEM }],
    basePath: '/api',
    handlers: {
      pay: async (payment) => {
        const answer = (await takePayment?.(payment)) ?? payment
        if (payment.id === 'unknown') return reject('invalidBill')
        return answer as Payment // checked by the service's table
      },
    },
    deadlineMilliseconds,
  })
  const snap = create({ gateways: [shop], duplicates, onEvent })
  const caller = createGateway({ clientId, privateKey, signature: 'asymmetric', target: snap })
  async function call(id: string, change?: Parameters<typeof caller.prepare>[2]): Promise<Exchange> {
    return caller.send(await caller.prepare(PATH, { id }, change))
  }
  return { snap, clientId, call }
}
