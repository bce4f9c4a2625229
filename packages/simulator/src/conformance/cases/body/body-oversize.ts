import { NoAnswer } from '../../../transport.ts'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { hasCode, judgeCode } from '../../judge-code.ts'
import { failed } from '../../outcome.ts'
import { everywhere } from '../../traits.ts'

const MEBIBYTES = 4

export const bodyOversize: CaseMaker = scenario({
  name: 'body-oversize',
  at: everywhere,
  severity: 'should',
  sent: `with a body of ${MEBIBYTES} MiB, and then one as the page shows it`,
  expected: 'a refusal or a closed connection, and then 200xx00',
  rule: 'good practice: the longest body of the pages has some hundred bytes, and memory is for all callers',
  async run(tools, service) {
    const padding = 'x'.repeat(MEBIBYTES * 1_048_576)
    const body = { ...(await tools.buildBody(service)), padding }
    try {
      const { response } = await tools.call(service, { body })
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
    const exchange = await tools.spending().call(service)
    return judgeCode(
      exchange.response,
      tools.codesFor(exchange, CODES.success),
      'After a body that is too large the next call must work.',
    )
  },
})
