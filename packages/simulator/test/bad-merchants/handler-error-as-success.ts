import type { BadMerchant } from './bad-merchant.ts'

function attempt(run: () => Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  try {
    return run()
  } catch (error) {
    return { error: String(error) }
  }
}

export const handlerErrorAsSuccess: BadMerchant = {
  fault: 'What the business throws goes back as a success.',
  mustFail: [],
  change: ({ inquire, pay }) => ({
    inquire: (...call) => attempt(() => inquire(...call)),
    pay: (...call) => attempt(() => pay(...call)),
  }),
}
