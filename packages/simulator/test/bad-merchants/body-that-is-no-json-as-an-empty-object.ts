import type { BadMerchant } from './bad-merchant.ts'

export const bodyThatIsNoJsonAsAnEmptyObject: BadMerchant = {
  fault: 'A body that does not parse counts as an empty object.',
  mustFail: [],
  change: ({ parseObject }) => ({
    parseObject: (body) => {
      try {
        return parseObject(body)
      } catch {
        return {}
      }
    },
  }),
}
