import { setTimeout as delay } from 'node:timers/promises'
import { INQUIRY_PATH, PAYMENT_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { CLIENT_ID, CLIENT_SECRET, makeKeyPair } from '../stand/credentials.ts'
import { writeMessage } from '../stand/http-message.ts'
import { INQUIRY, PAYMENT } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/**
 * In one write: a call whose refusal takes a while and comes before its body is read, so that it ends the connection, and payments behind it.
 * Their answers can no longer leave on the connection: no handler runs for them.
 */
export const run: AdapterCase = async (start) => {
  const { publicKey } = await makeKeyPair()
  const stand = await start({
    contract: {
      async partners(id) {
        if (id === CLIENT_ID) return { clientId: CLIENT_ID, publicKeys: publicKey, clientSecrets: CLIENT_SECRET }
        await delay(100)
        return undefined
      },
    },
  })
  const refused = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const ofNobody = { ...refused, headers: { ...refused.headers, 'X-PARTNER-ID': 'NOBODY' } }
  const payments = await Promise.all(
    ['a', 'b', 'c'].map((paymentRequestId) => stand.gateway.prepare(PAYMENT_PATH, { ...PAYMENT, paymentRequestId })),
  )
  const connection = await stand.open()
  await connection.write(Buffer.concat([ofNobody, ...payments].map((request) => writeMessage(request))))
  expect((await connection.readAnswer()).json.responseCode).toBe('4010000')
  await connection.ended
  await delay(50)
  expect(stand.payments).toHaveLength(0)
  for (const payment of payments) expect((await stand.send(payment)).json.responseCode).toBe('2000000')
  expect(stand.payments).toHaveLength(3)
}
