import { expect, test, vi } from 'vitest'
import { makeContext } from '../src/handler-context.ts'
import { reject } from '../src/response/reject.ts'

function open(transaction?: unknown) {
  const { signal } = new AbortController()
  const read = vi.fn(() => signal)
  const deadline = Object.defineProperty({ signal }, 'signal', { get: read })
  const rawBody = new Uint8Array()
  const partner = { clientId: 'MYBANK' }
  const facts = { gateway: 'mybank', service: 'vaPayment', partner, timestamp: new Date(0), rawBody, deadline }
  return { context: makeContext({ ...facts, transaction }, reject), signal, read }
}

test("a context's signal is made when it is read, and not before", () => {
  const { context, signal, read } = open()
  expect(read).not.toHaveBeenCalled()
  expect(context.signal).toBe(signal)
})

test('a copy of a context has its signal, however it is made', () => {
  const { context, signal } = open()
  expect({ ...context }.signal).toBe(signal)
  expect(Object.assign({}, context).signal).toBe(signal)
  expect(Object.create(context).signal).toBe(signal)
  expect(new Proxy(context, {}).signal).toBe(signal)
})

test('it names what it has, and a transaction only where there is one', () => {
  expect(Object.keys(open().context)).toContain('signal')
  expect('transaction' in open().context).toBe(false)
  expect(open('begun').context.transaction).toBe('begun')
  expect(Reflect.ownKeys({ ...open().context }).filter((key) => typeof key === 'symbol')).toEqual([])
})
