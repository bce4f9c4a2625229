import { expect, it, vi } from 'vitest'
import { recoverAnswer, tellLoss } from '../../src/duplicates/lost-claim.ts'
import { memoryDuplicateStore } from '../../src/duplicates/memory-duplicate-store.ts'
import { startDeadline } from '../../src/http/deadline.ts'

const NOW = new Date('2024-01-22T08:00:01Z')
const KEYS = [{ key: 'a', keepUntil: new Date('2024-01-23T08:00:01Z') }]
const CLAIM = { holder: 'second', fingerprint: 'same', leaseMilliseconds: 15_000, now: NOW }
const ANSWER = { status: 200, body: Uint8Array.of(1) }

function open() {
  const store = memoryDuplicateStore()
  return { store, options: { store, storeTimeoutMilliseconds: 1000, deadline: startDeadline(1000) } }
}

it('stores the answer of a claim that nobody has', async () => {
  const { store, options } = open()
  expect(await recoverAnswer(KEYS, CLAIM, ANSWER, options)).toEqual({ ok: true, value: 'restored' })
  expect(await store.claim(KEYS, { ...CLAIM, holder: 'third' })).toMatchObject({ state: 'finished', answer: ANSWER })
})

it('fails where the store makes the claim and does not take its answer: nobody else has it, so nothing is settled', async () => {
  const { store, options } = open()
  vi.spyOn(store, 'finish').mockReturnValue(false)
  expect(await recoverAnswer(KEYS, CLAIM, ANSWER, options)).toMatchObject({
    ok: false,
    failure: { code: 'DUPLICATE_STORE_FAILED', message: 'the answer was not stored' },
  })
})

it.each([
  ['restored', 'restored'],
  ['sameAnswer', 'unknown'],
  ['running', 'takenOver'],
  ['answered', 'takenOver'],
] as const)('tells of a claim that is %s that it is %s', (lost, claim) => {
  const warn = vi.fn()
  tellLoss(lost, warn)
  expect(warn).toHaveBeenCalledExactlyOnceWith('CLAIM_LOST', expect.stringContaining('check the ledger'), undefined, {
    claim,
  })
})
