import type { OpenTarget } from '../fuzz-target.ts'
import { openMerchant, type WatchedMerchant } from './merchant.ts'
import { type Framework, startAdapters } from './start-adapters.ts'

/** Opens a target whose merchant listens behind each framework's adapter. Its calls are signed by the `symmetric` scheme. */
export async function openBehindAdapters<Input extends { readonly framework: Framework }>(
  deadlineMilliseconds: number,
  check: (merchant: WatchedMerchant, port: number, input: Input) => Promise<void>,
): Promise<OpenTarget<Input>> {
  const merchant = await openMerchant({ scheme: 'symmetric', deadlineMilliseconds })
  const adapters = await startAdapters(merchant.snap)
  return {
    check: (input) => check(merchant, adapters.ports[input.framework], input),
    async close() {
      await adapters.stop()
      await merchant.snap.close()
    },
  }
}
