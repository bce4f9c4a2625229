import { expect, it, vi } from 'vitest'
import { createInFlight } from '../src/in-flight.ts'
import { makeGate } from './support/gate.ts'
import { openMerchant } from './support/merchant.ts'

it('is idle at once when nothing goes on', async () => {
  await createInFlight().idle()
})

it('is not idle while work goes on that other work has left behind, failed or not', async () => {
  const activity = createInFlight()
  const [first, second] = [makeGate(), makeGate()]
  const left = activity.track(first.promise).catch(() => activity.track(second.promise))
  let idle = false
  const waiting = activity.idle().then(() => {
    idle = true
  })
  first.fail(new Error('over'))
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(idle).toBe(false)
  second.open()
  await Promise.all([left, waiting])
})

it('is idle only when the answer of the last call has reached who asked: a process may end then', async () => {
  const gate = makeGate()
  const merchant = openMerchant({ inquiry: ({ text }) => gate.promise.then(() => ({ text })) })
  const ended: string[] = []
  // An adapter has some steps of its own between the answer and its last byte.
  const call = merchant.call().then(async () => {
    for (let step = 0; step < 20; step++) await undefined
    ended.push('answered')
  })
  const closing = merchant.snap.close().then(() => ended.push('closed'))
  gate.open()
  await Promise.all([call, closing])
  expect(ended).toEqual(['answered', 'closed'])
})

it('waits for a call that closes it in its own first step', async () => {
  const ended: string[] = []
  const merchant = openMerchant()
  const { claim } = merchant.store
  let closing: Promise<unknown> | undefined
  vi.spyOn(merchant.store, 'claim').mockImplementation((...step) => {
    closing ??= merchant.snap.close().then(() => ended.push('closed'))
    return claim(...step)
  })
  await merchant.call().then(() => ended.push('answered'))
  await closing
  expect(ended).toEqual(['answered', 'closed'])
})
