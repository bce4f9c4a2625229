import { setTimeout as delay } from 'node:timers/promises'
import { CODES } from '../../codes.ts'
import { type CaseMaker, scenario } from '../../define-cases.ts'
import { judgeCode } from '../../judge-code.ts'
import { failed, skipped } from '../../outcome.ts'
import { isFirst } from '../../traits.ts'

/** So long is waited without `--slow`. */
const SHORT_SECONDS = 5
/** So long with it: longer than the 15 minutes of NICEPAY's page. */
const LONG_SECONDS = 1_800
/** Behind the end, for clocks and rounding. */
const MARGIN_SECONDS = 1.5

export const tokenExpired: CaseMaker = scenario({
  name: 'token-expired',
  at: isFirst,
  severity: 'must',
  sent: 'with an access token whose expiresIn has passed',
  expected: CODES.invalidToken.join(' or '),
  rule: 'NICO token: a token lives for 15 minutes; BCA: 401xx01 Invalid Token (B2B); NICEPAY codes: 401XX01',
  needs: ['token'],
  async run(tools, service) {
    const { accessToken, expiresIn } = (await tools.call('token')).response.body ?? {}
    const seconds = Number(expiresIn)
    if (!(seconds > 0))
      return failed('expiresIn of the token answer is no number of seconds, so no end can be waited for.')
    if (seconds > (tools.slow ? LONG_SECONDS : SHORT_SECONDS)) {
      const help = tools.slow ? `longer than ${LONG_SECONDS} s is not waited for` : '--slow waits for it'
      return skipped(`The token lives for ${seconds} s: ${help}.`)
    }
    await delay((seconds + MARGIN_SECONDS) * 1000)
    const { response } = await tools.call(service, { accessToken })
    return judgeCode(response, CODES.invalidToken, 'Refuse a token once expiresIn has passed.')
  },
})
