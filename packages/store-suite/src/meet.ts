import { generateKeyPairSync, randomUUID } from 'node:crypto'
import {
  any,
  createSnap,
  type DuplicateStore,
  defineGateway,
  defineService,
  type HandlerContext,
  number,
  optional,
  type Snap,
  type SnapEvent,
  text,
} from '@snap-sdk/core'
import { createGateway, type Exchange, type Gateway } from '@snap-sdk/simulator'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()
/** The path of the merchant's one service. */
export const PATH: string = '/v1.0/store/pay'

interface Payment {
  readonly paymentId?: string | undefined
  readonly amount?: unknown
}
interface Taken {
  readonly run?: number | undefined
}

const pay = defineService<Payment, Taken>({
  id: 'store-pay',
  path: PATH,
  code: '99',
  fields: { paymentId: optional(text(64)), amount: optional(any) },
  answer: { run: optional(number) },
  meaning: () => 'paid',
  duplicates: { key: ['paymentId'] },
})

const storeGateway = defineGateway({ name: 'store-suite', signature: 'asymmetric', token: false, services: { pay } })

type TakePayment = (payment: Payment, context: HandlerContext) => Promise<unknown>

/** A merchant and its gateway. */
export interface Meeting {
  readonly snap: Snap
  readonly events: readonly SnapEvent[]
  call(body: object, overrides?: { externalId?: string; timestamp?: string }): Promise<Exchange>
  readonly prepare: Gateway['prepare']
  readonly send: Gateway['send']
}

/** A merchant with one service on the store, and the gateway that calls it. Each has a client ID and a path, and so keys, of its own. */
export function meet(
  store: DuplicateStore,
  takePayment: TakePayment,
  options: { deadlineMilliseconds?: number; now?: () => Date } = {},
): Meeting {
  const clientId = randomUUID().slice(0, 18) // it is the CHANNEL-ID too, which takes 20
  const basePath = `/${clientId}` // it is signed: what one test has signed is nothing to another
  const clock = options.now ?? (() => new Date())
  const events: SnapEvent[] = []
  const merchant = storeGateway({
    partners: [{ clientId, publicKeys: PEM }],
    // Checked by the service's table.
    handlers: { pay: async (payment, context) => (await takePayment(payment, context)) as Taken },
    basePath,
    deadlineMilliseconds: options.deadlineMilliseconds,
  })
  const snap = createSnap({ gateways: [merchant], duplicates: store, clock, onEvent: (event) => events.push(event) })
  const gateway = createGateway({ clientId, privateKey, signature: 'asymmetric', target: snap, basePath, clock })
  const call = async (body: object, overrides: { externalId?: string; timestamp?: string } = {}) =>
    gateway.send(await gateway.prepare(PATH, body, overrides))
  return { snap, call, events, prepare: gateway.prepare, send: gateway.send }
}

/** The response code of an answer. */
export const codeOf = ({ response }: Exchange): string => response.body.responseCode
