import { expect, it, vi } from 'vitest'
import { notify } from '../src/notify.ts'

const broken = () => {
  throw new Error('of the listener')
}

it('passes over what a listener throws, or rejects with, where nobody asks', async () => {
  expect(() => notify(broken)).not.toThrow()
  expect(() => notify(async () => broken())).not.toThrow()
  await new Promise((resolve) => setTimeout(resolve)) // a rejection that nobody caught would fail this test
})

it('tells what was thrown, and passes over what the told one throws', async () => {
  const told = vi.fn(broken)
  notify(broken, told)
  notify(async () => broken(), told)
  await vi.waitFor(() =>
    expect(told.mock.calls).toEqual([[new Error('of the listener')], [new Error('of the listener')]]),
  )
})
