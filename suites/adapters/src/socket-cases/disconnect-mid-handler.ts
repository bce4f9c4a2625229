import { PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeMessage } from '../stand/http-message.ts'
import { PAYMENT } from '../stand/merchant.ts'
import { until } from '../stand/raw-connection.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** The caller goes while the payment is being taken. It is taken, once, and a retry learns of it. */
export const run: AdapterCase = async (start) => {
  let finish = () => {}
  const finished = new Promise<void>((resolve) => {
    finish = resolve
  })
  let aborted: boolean | undefined
  const stand = await start({
    pay: async (_payment, { signal }) => {
      await finished
      aborted = signal.aborted
    },
  })
  const request = await stand.gateway.prepare(PAYMENT_PATH, PAYMENT)
  const connection = await stand.open()
  await connection.write(writeMessage(request))
  await until(() => stand.payments.length === 1)
  connection.destroy()
  const meanwhile = stand.send(request) // it waits for the first answer
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(stand.events.filter(({ type }) => type === 'answered')).toHaveLength(1) // the token
  finish()
  expect((await meanwhile).json).toMatchObject({ responseCode: '2000000', payNoData: PAYMENT })

  const retry = await stand.send(request)
  expect(retry.json).toMatchObject({ responseCode: '2000000', payNoData: PAYMENT })
  expect(stand.events.at(-1)).toMatchObject({ type: 'answered', duplicate: 'replay' })
  expect([stand.payments.length, aborted]).toEqual([1, false])
}
