import { CODES } from '../../codes.ts'
import { type CaseMaker, callEach, expectCode } from '../../define-cases.ts'
import { isFirst } from '../../traits.ts'

export const tokenUsedAgain: CaseMaker = expectCode({
  name: 'token-used-again',
  at: isFirst,
  severity: 'must',
  sent: ({ name }) =>
    name === 'inquiry'
      ? 'twice, and a payment, with one new access token'
      : 'and what follows it, with one new access token',
  codes: CODES.success,
  rule: 'NICO token: a token lives for 15 minutes',
  fix: 'Let a token work until it expires, for every service, however often.',
  needs: ['token'],
  async call(tools, first) {
    const { response } = await tools.call('token')
    const { accessToken } = response.body ?? {}
    return callEach([first, ...tools.transactions], (service) => tools.call(service, { accessToken }))
  },
})
