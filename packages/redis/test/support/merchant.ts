import { generateKeyPairSync } from 'node:crypto'
import {
  createSnap,
  type DuplicateStore,
  defineGateway,
  defineService,
  optional,
  type Snap,
  type SnapEvent,
  text,
} from '@snap-sdk/core'
import { createGateway } from '@snap-sdk/simulator'

const PATH = '/v1.0/pay'
const basePath = '/test'
const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

interface Payment {
  readonly paymentId?: string | undefined
}

const pay = defineService<Payment, Record<string, never>>({
  id: 'pay',
  path: PATH,
  code: '99',
  fields: { paymentId: optional(text(64)) },
  answer: {},
  meaning: () => 'paid',
  duplicates: { key: ['paymentId'] },
})

const testGateway = defineGateway({ name: 'test', signature: 'asymmetric', token: false, services: { pay } })

/** A merchant on a store, with a gateway that calls it. */
export interface Merchant {
  readonly snap: Snap
  readonly events: SnapEvent[]
  /** How many handlers have run. */
  readonly runs: () => number
  /** @returns the response code. */
  pay(paymentId: string): Promise<string>
}

export function openMerchant(duplicates: DuplicateStore, storeTimeoutMilliseconds = 2_000): Merchant {
  const clientId = 'MERCHANT'
  const events: SnapEvent[] = []
  let runs = 0
  const gateway = testGateway({
    partners: [{ clientId, publicKeys: publicKey.export({ type: 'spki', format: 'pem' }).toString() }],
    basePath,
    handlers: {
      pay: () => {
        runs++
        return {}
      },
    },
  })
  const snap = createSnap({
    gateways: [gateway],
    duplicates,
    storeTimeoutMilliseconds,
    onEvent: (event) => events.push(event),
  })
  const caller = createGateway({ clientId, privateKey, signature: 'asymmetric', target: snap, basePath })
  return {
    snap,
    events,
    runs: () => runs,
    async pay(paymentId) {
      const { response } = await caller.send(await caller.prepare(PATH, { paymentId }))
      return response.body.responseCode
    },
  }
}

/** Waits until something is so. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 200; tries > 0; tries--) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('it did not become so within 5 s')
}
