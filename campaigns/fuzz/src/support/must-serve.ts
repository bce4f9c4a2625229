import { writeMessage } from '@snap-sdk/adapter-suite/socket'
import { mustHold } from '../fuzz-target.ts'
import { exchangeBytes } from './exchange-bytes.ts'
import type { WatchedMerchant } from './merchant.ts'

/** A call on a connection of its own must be answered, whatever happened on others; on a busy machine at the third try. */
export async function mustServe(merchant: WatchedMerchant, port: number): Promise<void> {
  let status: number | undefined
  for (let left = 3; left > 0 && status !== 200; left--) {
    const pieces = [writeMessage(await merchant.sign('inquiry'))]
    const [answer] = await exchangeBytes({ port, pieces, answers: 1, quietMilliseconds: 3_000 })
    status = answer?.status
  }
  mustHold(status === 200, `afterwards, a call as signed is answered ${status ?? 'not at all'}`)
}
