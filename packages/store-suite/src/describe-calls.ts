import { generateKeyPairSync, randomUUID } from 'node:crypto'
import {
  any,
  createSnap,
  type DuplicateStore,
  defineGateway,
  defineService,
  number,
  optional,
  reject,
  type SnapEvent,
  text,
} from '@snap-sdk/core'
import { createGateway, type Exchange } from '@snap-sdk/simulator'
import type { TestRunner } from './test-runner.ts'

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const PEM = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const PATH = '/v1.0/store/pay'

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

type TakePayment = (payment: Payment) => Promise<unknown>

/** A merchant with one service on the store, and the gateway that calls it. Each has a client ID and a path, and so keys, of its own. */
function meet(
  store: DuplicateStore,
  takePayment: TakePayment,
  options: { deadlineMilliseconds?: number; now?: () => Date } = {},
) {
  const clientId = randomUUID().slice(0, 18) // it is the CHANNEL-ID too, which takes 20
  const basePath = `/${clientId}` // it is signed: what one test has signed is nothing to another
  const clock = options.now ?? (() => new Date())
  const events: SnapEvent[] = []
  const merchant = storeGateway({
    partners: [{ clientId, publicKeys: PEM }],
    handlers: { pay: async (payment) => (await takePayment(payment)) as Taken }, // checked by the service's table
    basePath,
    deadlineMilliseconds: options.deadlineMilliseconds,
  })
  const snap = createSnap({ gateways: [merchant], duplicates: store, clock, onEvent: (event) => events.push(event) })
  const gateway = createGateway({ clientId, privateKey, signature: 'asymmetric', target: snap, basePath, clock })
  const call = async (body: object, overrides: { externalId?: string; timestamp?: string } = {}) =>
    gateway.send(await gateway.prepare(PATH, body, overrides))
  return { snap, call, events, prepare: gateway.prepare, send: gateway.send }
}

const codeOf = ({ response }: Exchange): string => response.body.responseCode

/** What a handler does that decides nothing, and the code of its answer. */
const UNDECIDED: readonly (readonly [does: string, fail: () => unknown, code: string])[] = [
  ['throws', () => Promise.reject(new Error('the database is away')), '5009900'],
  ['rejects with 5xx', () => reject('externalServerError'), '5009902'],
  ['rejects with 429', () => reject('tooManyRequests'), '4299900'],
  ['rejects with 202', () => reject('requestInProgress'), '2029900'],
]

/** A call that is counted once, as a gateway sees it: the same for every store. */
export function describeCalls(store: () => DuplicateStore, { describe, test, expect }: TestRunner): void {
  describe('under createSnap', () => {
    test('a call sent twenty times at once runs its handler once', async () => {
      let runs = 0
      const { prepare, send } = meet(store(), async () => ({ run: ++runs }))
      const request = await prepare(PATH, { amount: 1 })
      const exchanges = await Promise.all(Array.from({ length: 20 }, () => send(request)))
      expect(runs).toBe(1)
      for (const exchange of exchanges) expect(['2009900', '5049900']).toContain(codeOf(exchange))
      expect((await send(request)).response.text).toBe(
        '{"responseCode":"2009900","responseMessage":"Successful","run":1}',
      )
      expect(runs).toBe(1)
    })

    test('the same external ID with another body conflicts on its day, and is new on the next', async () => {
      let now = new Date('2024-01-22T05:00:00Z')
      let runs = 0
      const { call } = meet(store(), async () => ({ run: ++runs }), { now: () => now })
      expect(codeOf(await call({ amount: 1 }, { externalId: 'A' }))).toBe('2009900')
      expect(codeOf(await call({ amount: 2 }, { externalId: 'A' }))).toBe('4099900')
      now = new Date('2024-01-23T05:00:00Z')
      expect(codeOf(await call({ amount: 2 }, { externalId: 'A' }))).toBe('2009900')
      expect(runs).toBe(2)
    })

    test('a call stamped 23:59:58 and sent again at 00:00:03, unchanged or signed anew, is a duplicate', async () => {
      let now = new Date('2024-01-22T16:59:58Z')
      let runs = 0
      const { call, prepare, send } = meet(store(), async () => ({ run: ++runs }), { now: () => now })
      const request = await prepare(PATH, { amount: 1 }, { externalId: 'A', timestamp: '2024-01-22T23:59:58+07:00' })
      const first = await send(request)
      now = new Date('2024-01-22T17:00:03Z')
      expect((await send(request)).response.text).toBe(first.response.text)
      const anew = await call({ amount: 1 }, { externalId: 'A', timestamp: '2024-01-23T00:00:03+07:00' })
      expect(anew.response.text).toBe(first.response.text)
      expect(runs).toBe(1)
    })

    test('the same payment under a new external ID is a duplicate by its own key, and another body under that key conflicts', async () => {
      let runs = 0
      const { call } = meet(store(), async () => ({ run: ++runs }))
      const first = await call({ paymentId: 'P', amount: 1 })
      expect((await call({ paymentId: 'P', amount: 1 })).response.text).toBe(first.response.text)
      expect(codeOf(await call({ paymentId: 'P', amount: 2 }))).toBe('4099900')
      expect(codeOf(await call({ amount: 1 }))).toBe('2009900')
      expect(runs).toBe(2)
    })

    for (const [does, fail, code] of UNDECIDED) {
      test(`a handler that ${does} lets a retry run it again`, async () => {
        let runs = 0
        const { call } = meet(store(), async () => (++runs === 1 ? fail() : { run: runs }))
        expect(codeOf(await call({ amount: 1 }, { externalId: 'A' }))).toBe(code)
        expect(codeOf(await call({ amount: 1 }, { externalId: 'A' }))).toBe('2009900')
        expect(runs).toBe(2)
      })
    }

    test('a rejection with 4xx is the answer for good', async () => {
      let runs = 0
      const { call } = meet(store(), async () => (++runs === 1 ? reject('paidBill') : {}))
      const first = await call({ amount: 1 }, { externalId: 'A' })
      expect(codeOf(first)).toBe('4049914')
      expect((await call({ amount: 1 }, { externalId: 'A' })).response.text).toBe(first.response.text)
      expect(runs).toBe(1)
    })

    test('a duplicate of a running call waits, and gets the first answer', async () => {
      let release: () => void = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      let runs = 0
      const { call } = meet(store(), async () => held.then(() => ({ run: ++runs })))
      const first = call({ amount: 1 }, { externalId: 'A' })
      const second = call({ amount: 1 }, { externalId: 'A' })
      const third = call({ amount: 2 }, { externalId: 'A' })
      expect(codeOf(await third)).toBe('4099900')
      release()
      expect((await second).response.text).toBe((await first).response.text)
      expect(runs).toBe(1)
    })

    test('a duplicate that waits runs the handler itself when the first call decides nothing', async () => {
      let release: () => void = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      let runs = 0
      const { call } = meet(store(), async () => {
        if (++runs > 1) return { run: runs }
        await held
        return reject('externalServerError')
      })
      const both = [call({ amount: 1 }, { externalId: 'A' }), call({ amount: 1 }, { externalId: 'A' })]
      await new Promise((resolve) => setTimeout(resolve, 20))
      release()
      expect((await Promise.all(both)).map(codeOf).sort()).toEqual(['2009900', '5009902'])
      expect(runs).toBe(2)
    })

    test('a handler past its deadline keeps its claim, and its late answer is what a retry gets', async () => {
      let release: () => void = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      let runs = 0
      const { call, snap } = meet(store(), async () => held.then(() => ({ run: ++runs })), {
        deadlineMilliseconds: 300,
      })
      expect(codeOf(await call({ amount: 1 }, { externalId: 'A' }))).toBe('5049900')
      expect(codeOf(await call({ amount: 1 }, { externalId: 'A' }))).toBe('5049900')
      const third = call({ amount: 1 }, { externalId: 'A' })
      release()
      expect((await third).response.text).toBe('{"responseCode":"2009900","responseMessage":"Successful","run":1}')
      await snap.close()
      expect(runs).toBe(1)
    })
  })
}
