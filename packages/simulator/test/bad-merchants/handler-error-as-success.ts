import { Refusal } from '../right-merchants/complete/refusal.ts'
import type { BadMerchant } from './bad-merchant.ts'

type Body = Readonly<Record<string, unknown>>

/** What the business refuses is refused; what breaks in it is swallowed. */
async function attempt(run: () => Promise<Body>): Promise<Body> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof Refusal) throw error
    return { error: String(error) }
  }
}

export const handlerErrorAsSuccess: BadMerchant = {
  fault: 'What the business throws goes back as a success.',
  mustFail: ['inquiry-lookup-fails', 'payment-lookup-fails'],
  change: ({ inquire, pay }) => ({
    inquire: (...call) => attempt(() => inquire(...call)),
    pay: (...call) => attempt(() => pay(...call)),
  }),
}
