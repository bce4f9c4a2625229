import type { Body } from '../services/service.ts'
import type { CalledService } from './called-service.ts'

/**
 * What makes a call one that reports no payment, by path: `{ 'additionalInfo.paymentFlagStatus': '08', paidAmount: undefined }`; `undefined`
 * where the gateway does not report this.
 */
export function noticeChanges({ notices }: Pick<CalledService, 'notices'>, meaning: string): Body | undefined {
  for (const { field, values, without = [] } of notices) {
    const [value] = Object.entries(values).find(([, reported]) => reported === meaning) ?? []
    if (value === undefined) continue
    return { [field]: value, ...Object.fromEntries(without.map((member) => [member, undefined])) }
  }
  return undefined
}
