import { type HandAnswer, type HandCall, writeAnswer } from '../floor/hand-call.ts'
import type { Workload } from '../workload/workloads.ts'

const FORMS: Readonly<Record<string, RegExp>> = {
  'content-type': /^application\/json[ \t]*(?:;[^,]{0,100})?$/i,
  'x-timestamp': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{3})?(?:Z|[+-]\d\d:\d\d)$/,
  'x-signature': /^[A-Za-z0-9+/]{40,1024}={0,2}$/,
  'x-client-key': /^[\x21-\x7e]{1,36}$/,
  'x-partner-id': /^[\x21-\x7e]{1,36}$/,
  'x-external-id': /^[\x21-\x7e]{1,36}$/,
  'channel-id': /^\P{Cc}{1,20}$/u,
}

const WINDOW_MILLISECONDS = 300_000
const MAXIMUM_BODY_BYTES = 65_536

/** Which headers a kind of call must have. */
function headersOf({ sample }: Workload): readonly string[] {
  const all = ['content-type', 'x-timestamp', 'x-signature']
  return sample === 'token' ? [...all, 'x-client-key'] : [...all, 'x-partner-id', 'x-external-id', 'channel-id']
}

/**
 * Prepares the checks that need no cryptography: the method, the headers' presence and form, the timestamp's window, the body's length.
 *
 * @returns What gives the refusal, or `undefined` where there is nothing to refuse.
 */
export function prepareHeaderChecks(workload: Workload): (call: HandCall) => HandAnswer | undefined {
  const { serviceCode } = workload
  const checks = headersOf(workload).map((name) => [name, FORMS[name] ?? /^$/] as const)
  return ({ method, header, body }) => {
    if (method !== 'POST') return writeAnswer(405, `405${serviceCode}00`, 'Requested Function Is Not Supported')
    for (const [name, form] of checks) {
      const value = header(name)
      if (value === '') return writeAnswer(400, `400${serviceCode}02`, `Missing Mandatory Field ${name}`)
      if (!form.test(value)) return writeAnswer(400, `400${serviceCode}01`, `Invalid Field Format ${name}`)
    }
    const skew = Date.now() - Date.parse(header('x-timestamp'))
    if (!(Math.abs(skew) <= WINDOW_MILLISECONDS))
      return writeAnswer(401, `401${serviceCode}00`, 'Unauthorized. [Timestamp]')
    if (body.length > MAXIMUM_BODY_BYTES) return writeAnswer(400, `400${serviceCode}00`, 'Bad Request')
    return undefined
  }
}
