import type { BadMerchant } from './bad-merchant.ts'

export const concurrentDuplicatesBothRun: BadMerchant = {
  fault: 'X-EXTERNAL-ID is remembered when the answer goes out, so that two calls at once both run.',
  mustFail: [],
  change: ({ duplicates }) => {
    const finished = new Set<string>()
    return {
      duplicates: {
        async once(call, run) {
          if (finished.has(call.key)) return duplicates.once(call, run)
          const answer = await run()
          await new Promise((resolve) => setTimeout(resolve, 50))
          finished.add(call.key)
          return duplicates.once(call, async () => answer)
        },
      },
    }
  },
}
