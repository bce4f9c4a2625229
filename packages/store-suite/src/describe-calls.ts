import { type DuplicateStore, reject } from '@snap-sdk/core'
import { codeOf, meet, PATH } from './meet.ts'
import type { TestRunner } from './test-runner.ts'

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
      const codes = ['2009900', '5049900', ...(store().maxTransactions === undefined ? [] : ['4299900'])]
      for (const exchange of exchanges) expect(codes).toContain(codeOf(exchange))
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
      let begin: () => void = () => {}
      const began = new Promise<void>((resolve) => {
        begin = resolve
      })
      let runs = 0
      const { call } = meet(store(), async () => {
        begin()
        return held.then(() => ({ run: ++runs }))
      })
      const first = call({ amount: 1 }, { externalId: 'A' })
      await began
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
      let retried = await third
      // On a slow machine it hears the timeout once more, and is made once more.
      for (let retries = 0; codeOf(retried) === '5049900' && retries < 20; retries++)
        retried = await call({ amount: 1 }, { externalId: 'A' })
      expect(retried.response.text).toBe('{"responseCode":"2009900","responseMessage":"Successful","run":1}')
      await snap.close()
      expect(runs).toBe(1)
    })
  })
}
