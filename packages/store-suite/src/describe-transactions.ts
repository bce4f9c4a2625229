import { randomUUID } from 'node:crypto'
import { type ClaimKey, type DuplicateStore, reject, type TransactedWork } from '@snap-sdk/core'
import { answer, claimOf, keysOf, LONG_LEASE, outliveLease, SHORT_LEASE } from './claims.ts'
import type { TestLedger } from './ledger.ts'
import { codeOf, meet } from './meet.ts'
import type { TestRunner } from './test-runner.ts'

/** Long enough for a loaded machine. */
const SILENCE = { silenceMilliseconds: 9_000 }

/** The ledger's row and the answer together or not at all: for stores that offer `transact`. */
export function describeTransactions(
  createdStore: () => DuplicateStore,
  ledger: TestLedger,
  { describe, test, beforeEach, expect }: TestRunner,
): void {
  describe('a transaction', () => {
    let store: DuplicateStore
    let id: string
    let keys: ClaimKey[]

    beforeEach(async () => {
      store = createdStore()
      id = randomUUID()
      keys = keysOf(`${id}-day`, `${id}-body`, `${id}-key`)
    })

    const transact = (holder: string, work: TransactedWork, claimed = keys) => {
      if (store.transact === undefined)
        throw new Error('the suite was given a ledger, and the store offers no transact')
      return store.transact(claimed, holder, SILENCE, work)
    }
    const writes =
      (undo: boolean, before: () => Promise<unknown> = async () => {}): TransactedWork =>
      async (transaction) => {
        await ledger.write(transaction, id)
        await before()
        return { answer, undo }
      }
    const stateAndRows = async (transacting: ReturnType<typeof transact>) => [
      (await transacting).state,
      await ledger.count(id),
    ]
    const claimAgain = async () => {
      const result = await store.claim(keys, claimOf())
      return result.state === 'finished' ? [result.answer.status, [...result.answer.body]] : result.state
    }
    const ANSWERED = [answer.status, [...answer.body]]

    test('commits what the work wrote together with its answer', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      const seen: number[] = []
      const transacting = transact(
        claim.holder,
        writes(false, async () => seen.push(await ledger.count(id))),
      )
      expect(await stateAndRows(transacting)).toEqual(['committed', 1])
      expect(seen).toEqual([0])
      expect(await claimAgain()).toEqual(ANSWERED)
    })

    test('lets others see the claim running, and holds none of them up', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      const seen: unknown[] = []
      const look = async () => {
        seen.push(await store.isRunning(keys), (await store.claim(keys, claimOf())).state)
        seen.push((await store.claim(keys, claimOf({ fingerprint: 'b' }))).state)
        seen.push(await store.renew(keys, claim.holder, LONG_LEASE))
      }
      expect(await stateAndRows(transact(claim.holder, writes(false, look)))).toEqual(['committed', 1])
      expect(seen).toEqual([true, 'running', 'conflict', true])
    })

    test('rolls all back where the work keeps nothing, and leaves the claim to its holder', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      const nothing: TransactedWork = async (transaction) => {
        await ledger.write(transaction, id)
        return undefined
      }
      expect(await stateAndRows(transact(claim.holder, nothing))).toEqual(['rolledBack', 0])
      expect(await store.isRunning(keys)).toBe(true)
      expect(await store.release(keys, claim.holder)).toBe(true)
      expect(await claimAgain()).toEqual('claimed')
    })

    test('that is undone keeps the answer, and not what the work wrote', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      expect(await stateAndRows(transact(claim.holder, writes(true)))).toEqual(['committed', 0])
      expect(await claimAgain()).toEqual(ANSWERED)
    })

    for (const undo of [false, true]) {
      test(`is lost when another has taken over${undo ? ', undone or not' : ''}`, async () => {
        const [first, second] = [claimOf({ leaseMilliseconds: SHORT_LEASE }), claimOf()]
        await store.claim(keys, first)
        const takeOver = async () => {
          await outliveLease()
          expect(await store.claim(keys, second)).toEqual({ state: 'claimed', takenOver: true })
        }
        expect(await stateAndRows(transact(first.holder, writes(undo, takeOver)))).toEqual(['lost', 0])
        expect(await stateAndRows(transact(second.holder, writes(false)))).toEqual(['committed', 1])
        expect(await claimAgain()).toEqual(ANSWERED)
      })
    }

    test('is lost when another has taken over a single key, and changes none of the others', async () => {
      const [first, second] = [claimOf({ leaseMilliseconds: SHORT_LEASE }), claimOf()]
      await store.claim(keys, first)
      await outliveLease()
      await store.claim(keys.slice(2), second)
      expect(await stateAndRows(transact(first.holder, writes(false)))).toEqual(['lost', 0])
      expect((await store.claim(keys.slice(0, 1), claimOf())).state).toBe('claimed')
    })

    test('of a holder whose lease ran out, and whom nobody followed, still commits', async () => {
      const claim = claimOf({ leaseMilliseconds: SHORT_LEASE })
      await store.claim(keys, claim)
      expect(await stateAndRows(transact(claim.holder, writes(false, outliveLease)))).toEqual(['committed', 1])
      expect(await claimAgain()).toEqual(ANSWERED)
    })

    test('whose work throws takes nothing', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      const failure = new Error('out of paper')
      const transacting = transact(
        claim.holder,
        writes(false, () => Promise.reject(failure)),
      )
      expect(await transacting).toEqual({ state: 'rolledBack', error: failure })
      expect(await ledger.count(id)).toBe(0)
      expect(await store.isRunning(keys)).toBe(true)
    })

    test('of one call does not wait for that of another', async () => {
      const [one, other] = [claimOf(), claimOf()]
      const otherKeys = keysOf(`${id}-other`)
      await store.claim(keys, one)
      await store.claim(otherKeys, other)
      const nested = async () => {
        expect(await transact(other.holder, writes(false), otherKeys)).toEqual({ state: 'committed' })
      }
      expect(await stateAndRows(transact(one.holder, writes(false, nested)))).toEqual(['committed', 2])
    })

    test('commits once, however often one holder runs it at once', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      const results = await Promise.all([1, 2, 3].map(() => transact(claim.holder, writes(false))))
      expect(results.map(({ state }) => state).sort()).toEqual(['committed', 'lost', 'lost'])
      expect(await ledger.count(id)).toBe(1)
    })

    test('is not undone by renewals at the same moment', async () => {
      const rounds = Array.from({ length: 4 }, async (_, round) => {
        const claim = claimOf()
        const claimed = keysOf(`${id}-${round}-1`, `${id}-${round}-2`)
        await store.claim(claimed, claim)
        const renewals = Array.from({ length: 5 }, () => store.renew(claimed, claim.holder, LONG_LEASE))
        const { state } = await transact(claim.holder, writes(false), claimed)
        await Promise.all(renewals)
        return state
      })
      expect(await Promise.all(rounds)).toEqual(rounds.map(() => 'committed'))
      expect(await ledger.count(id)).toBe(rounds.length)
    })

    test('is the end of its claim, and takes nothing after its work has answered', async () => {
      const claim = claimOf()
      await store.claim(keys, claim)
      const kept: unknown[] = []
      await transact(claim.holder, async (transaction) => {
        kept.push(transaction)
        return { answer, undo: false }
      })
      expect(await store.renew(keys, claim.holder, LONG_LEASE)).toBe(false)
      expect(await store.release(keys, claim.holder)).toBe(false)
      expect(await stateAndRows(transact(claim.holder, writes(false)))).toEqual(['lost', 0])
      const late = (async () => ledger.write(kept[0], id))()
      expect(
        await late.then(
          () => 'written',
          () => 'refused',
        ),
      ).toBe('refused')
      expect(await ledger.count(id)).toBe(0)
    })

    test('comes in a number of at least one, where the store says how many', async () => {
      const { maxTransactions = 1 } = store
      expect(Number.isInteger(maxTransactions) && maxTransactions >= 1).toBe(true)
    })

    describe('under createSnap', () => {
      test('a payment and its answer commit together, and a retry gets that answer', async () => {
        let runs = 0
        const { call } = meet(store, async (_, { transaction }) => {
          await ledger.write(transaction, id)
          return { run: ++runs }
        })
        const first = await call({ paymentId: 'P' })
        expect((await call({ paymentId: 'P' })).response.text).toBe(first.response.text)
        expect([codeOf(first), runs, await ledger.count(id)]).toEqual(['2009900', 1, 1])
      })

      test('a handler that throws has written nothing, and a retry runs it', async () => {
        let runs = 0
        const { call } = meet(store, async (_, { transaction }) => {
          await ledger.write(transaction, id)
          if (++runs === 1) throw new Error('out of paper')
          return { run: runs }
        })
        expect([codeOf(await call({ paymentId: 'P' })), await ledger.count(id)]).toEqual(['5009900', 0])
        expect([codeOf(await call({ paymentId: 'P' })), await ledger.count(id)]).toEqual(['2009900', 1])
      })

      test('a rejection with 4xx has written nothing, and is the answer for good', async () => {
        let runs = 0
        const { call } = meet(store, async (_, { transaction }) => {
          runs++
          await ledger.write(transaction, id)
          return reject('paidBill')
        })
        const first = await call({ paymentId: 'P' })
        expect((await call({ paymentId: 'P' })).response.text).toBe(first.response.text)
        expect([codeOf(first), runs, await ledger.count(id)]).toEqual(['4049914', 1, 0])
      })
    })
  })
}
