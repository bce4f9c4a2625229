import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeMessage } from '../bench/http-message.ts'
import { PAYMENT } from '../bench/merchant.ts'
import { until } from '../bench/raw-connection.ts'

/** The caller goes while the payment is being taken. It is taken, once, and a retry learns of it. */
export const run: AdapterCase = async (start) => {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  let aborted: boolean | undefined
  const bench = await start({
    pay: async (_payment, { signal }) => {
      await finished
      aborted = signal.aborted
    },
  })
  const request = await bench.gateway.prepare(PAYMENT_PATH, PAYMENT)
  const connection = await bench.open()
  await connection.write(writeMessage(request))
  await until(() => bench.payments.length === 1)
  connection.destroy()
  const meanwhile = await bench.send(request)
  expect(meanwhile.json.responseCode).toBe('4090000')
  finish()
  await until(() => bench.events.some(({ type }) => type === 'accepted' && aborted !== undefined))

  const retry = await bench.send(request)
  expect(retry.json).toMatchObject({ responseCode: '2000000', payNoData: PAYMENT })
  expect(bench.events.at(-1)).toMatchObject({ type: 'accepted', replayed: true })
  expect([bench.payments.length, aborted]).toEqual([1, false])
}
