import { judgeLeaks } from '../../../answer/judge-answer.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { describeErrors, gatherErrors } from '../../gather-errors.ts'
import { failed, PASSED } from '../../outcome.ts'
import { everywhere } from '../../traits.ts'

export const errorWithoutSecrets: CaseMaker = scenario({
  name: 'error-without-secrets',
  at: everywhere,
  severity: 'security',
  sent: describeErrors,
  expected: 'no secret, token, private key or signature in the answer',
  rule: 'good practice: whoever provokes an error may read it, and call with what it says',
  async run(tools, service) {
    const body = await tools.buildBody(service)
    const call = { body, externalId: '1', timestamp: (await tools.prepare(service)).headers['X-TIMESTAMP'] }
    const { headers } = await tools.prepare(service, call)
    const exchanges = [
      await tools.call(service, { ...call, caller: 'forger' }),
      ...(await gatherErrors(tools, service)),
    ]
    for (const { request, response } of exchanges) {
      const leak = judgeLeaks(response.text, request.headers)[0]
      if (leak !== undefined) return failed(`${leak.message} Answer with the code alone.`)
      if (tools.holdsClientSecret(response.text))
        return failed('The answer holds the client secret. Take it out, and make a new one.')
      if (response.text.includes(headers['X-SIGNATURE'] ?? '\0')) {
        return failed('The answer to a wrong signature holds the right one: whoever asks may then call. Take it out.')
      }
    }
    return PASSED
  },
})
