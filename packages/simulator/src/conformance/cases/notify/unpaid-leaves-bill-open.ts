import type { CalledService } from '../../../dialects/called-service.ts'
import { noticeChanges } from '../../../dialects/notice-changes.ts'
import { setMember } from '../../../services/set-member.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { hasCode, judgeCode } from '../../judge-code.ts'
import { failed } from '../../outcome.ts'
import { reportsUnpaid } from '../../traits.ts'

export const unpaidLeavesBillOpen: CaseMaker = scenario({
  name: 'unpaid-leaves-bill-open',
  at: reportsUnpaid,
  severity: 'security',
  sent: (called) => `that says ${meaningOf(called)} of an open bill, and then its payment`,
  expected: 'an acknowledgment, then 200xx00',
  rule: ({ source }) => `${source}: the same call reports what was not paid, and its status says so`,
  async run(tools, service, called) {
    const bill = await tools.billFor(service)
    const changes = Object.entries(noticeChanges(called, meaningOf(called)) ?? {})
    const body = changes.reduce(
      (made, [path, value]) => setMember(made, path, value),
      await tools.buildBody(service, bill),
    )
    const notice = await tools.call(service, { body })
    const acknowledged = judgeCode(
      notice.response,
      CODES.success,
      'Acknowledge it, and book nothing: else it comes again.',
    )
    if (acknowledged.verdict === 'failed') return acknowledged
    const { response } = await tools.call(service, bill)
    if (hasCode(response, CODES.paidBill)) {
      return failed(
        'After a call that reported no payment, the bill is paid. Read the status before you book anything.',
      )
    }
    return judgeCode(response, CODES.success, 'Take the payment of a bill that was not paid before.')
  },
})

/** One that leaves a bill as it is: after its expiry it may well be refused. */
function meaningOf({ notices }: CalledService): string {
  const meanings: readonly string[] = notices.flatMap(({ values }) => Object.values(values))
  return ['pending', 'denied'].find((meaning) => meanings.includes(meaning)) ?? meanings[0] ?? 'nothing'
}
