import { generateKeyPairSync, randomUUID } from 'node:crypto'
import {
  createSnap,
  type DuplicateStore,
  defineGateway,
  defineService,
  type HandlerContext,
  reject,
  text,
} from '@snap-sdk/core'
import { createGateway } from '@snap-sdk/simulator'
import type { Row } from '../ledgers/row.js'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PATH = '/v1.0/bills/pay'
const pay = defineService<{ readonly bill: string; readonly id: string }, object>({
  id: 'pay-bill',
  path: PATH,
  code: '99',
  fields: { bill: text(64), id: text(64) },
  answer: {},
  meaning: () => 'paid',
  duplicates: { key: ['id'] },
})
const bank = defineGateway({ name: 'bank', signature: 'asymmetric', token: false, services: { pay } })

export type Take = (row: Row, context: HandlerContext) => Promise<boolean>
export interface Merchant {
  /** A signed call, through the whole snap. @returns Its response code. */
  pay(bill: string, id?: string): Promise<string>
}

/** A merchant who takes a payment by `take`, and a bank that pays. What `after` does comes between the write and the answer. */
export function openMerchant(
  duplicates: DuplicateStore,
  take: Take,
  after: (context: HandlerContext) => unknown = () => {},
): Merchant {
  const clientId = randomUUID().slice(0, 18)
  const contract = bank({
    basePath: '/api', // as the simulator calls it
    partners: [{ clientId, publicKeys: publicKey.export({ type: 'spki', format: 'pem' }) }],
    handlers: {
      pay: async ({ bill }, context) => {
        const { paymentId: payment_id = '' } = context
        const isOurs = await take({ bill, payment_id, amount: '10000.00' }, context)
        const answer = await after(context)
        if (answer !== undefined) return answer
        return isOurs ? {} : reject('paidBill')
      },
    },
  })
  const snap = createSnap({ gateways: [contract], duplicates, onEvent() {} })
  const gateway = createGateway({ clientId, privateKey, signature: 'asymmetric', target: snap })
  return {
    async pay(bill, id = randomUUID()) {
      const { response } = await gateway.send(await gateway.prepare(PATH, { bill, id }))
      return response.body.responseCode
    },
  }
}
