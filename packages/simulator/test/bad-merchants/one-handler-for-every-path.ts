import type { BadMerchant } from './bad-merchant.ts'

export const oneHandlerForEveryPath: BadMerchant = {
  fault: 'Whatever the path, its end alone is looked at.',
  mustFail: ['inquiry-path-unknown', 'inquiry-path-in-other-case'],
  change: ({ findService }) => ({
    findService: (target) => {
      const last = target.split('?', 1).join('').split('/').at(-1)
      return (
        findService(`/api/v1.0/${last === 'b2b' ? 'access-token' : 'cvs'}/${last}`) ??
        findService('/api/v1.0/cvs/inquiry')
      )
    },
  }),
}
