import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { callEach, expectCode } from '../define-cases.ts'

export const tokenUsedAgain: readonly ConformanceCase[] = expectCode({
  name: 'token-used-again',
  services: ['inquiry'],
  severity: 'must',
  sent: 'twice, and a payment, with one new access token',
  codes: CODES.success,
  rule: 'NICO token: a token lives for 15 minutes',
  fix: 'Let a token work until it expires, for every service, however often.',
  needs: ['token'],
  async call(bench) {
    const { response } = await bench.call('token')
    const { accessToken } = response.body ?? {}
    return callEach(['inquiry', 'inquiry', 'payment'] as const, (service) => bench.call(service, { accessToken }))
  },
})
