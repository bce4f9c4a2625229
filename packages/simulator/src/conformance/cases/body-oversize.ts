import { NoAnswer } from '../../transport.ts'
import { CODES } from '../codes.ts'
import type { ConformanceCase } from '../conformance-case.ts'
import { ALL_SERVICES, scenario } from '../define-cases.ts'
import { hasCode, judgeCode } from '../judge-code.ts'
import { failed } from '../outcome.ts'

const MEBIBYTES = 4

export const bodyOversize: readonly ConformanceCase[] = scenario({
  name: 'body-oversize',
  services: ALL_SERVICES,
  severity: 'should',
  sent: `with a body of ${MEBIBYTES} MiB, and then one as the page shows it`,
  expected: 'a refusal or a closed connection, and then 200xx00',
  rule: 'good practice: the longest body of the pages has some hundred bytes, and memory is for all callers',
  async run(bench, service) {
    const padding = 'x'.repeat(MEBIBYTES * 1_048_576)
    const body = { ...(await bench.buildBody(service)), padding }
    try {
      const { response } = await bench.call(service, { body })
      if (hasCode(response, CODES.success)) {
        return failed(`A body of ${MEBIBYTES} MiB was read and taken. Limit the body to some kilobytes.`)
      }
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error
      if (error.code === 'TIMEOUT') {
        return failed(
          `The server neither answered nor closed the connection: ${error.message}. Refuse a body as soon as it is too large.`,
        )
      }
    }
    const { response } = await bench.call(service)
    return judgeCode(response, CODES.success, 'After a body that is too large the next call must work.')
  },
})
