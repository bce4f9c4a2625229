import { isObject } from '../../answer/judge-field.ts'
import type { CalledService } from '../../dialects/called-service.ts'
import type { CallOverrides, RawRequest } from '../../gateway.ts'
import type { ServiceName } from '../../services/service.ts'
import { setMember } from '../../services/set-member.ts'
import { writeTimestamp } from '../../sign.ts'
import { WrongUse } from '../../wrong-use.ts'
import type { Given } from '../command.ts'
import { readFile } from '../options/read-file.ts'
import type { Terminal } from '../terminal.ts'
import { buildBody } from './build-body.ts'
import type { CALL_OPTIONS } from './call-options.ts'
import type { CallReport } from './call-report.ts'
import { changeHeaders } from './change-headers.ts'
import { ORDINARY } from './expectation.ts'
import { addCopies, describeReport, readCopies, readSpeed, retryCall, scheduleOf, sendCopies } from './repeat-call.ts'
import { type Sender, sendAndJudge } from './send-and-judge.ts'

type CallOptions = Given<typeof CALL_OPTIONS>

/** What to call, how, and what must come of it. */
export interface Plan extends Sender {
  readonly called: CalledService
  readonly options: CallOptions
}

/** Makes the call, and the token request before it. A token that is refused is reported in place of the call. @throws WrongUse */
export async function makeCall(plan: Plan, terminal: Terminal): Promise<CallReport> {
  const { called, options, gateway } = plan
  checkRepeats(plan)
  const overrides = readOverrides(options, terminal)
  const body = readBody(called, options, terminal)
  const needsToken = called.speech.carriesToken && options.token === undefined
  let before: CallReport | undefined
  if (needsToken) {
    before = await sendShown('token', gateway.prepareToken(), { ...plan, expectation: ORDINARY }, terminal)
    const accessToken: unknown = before.exchange?.response.body?.accessToken
    if (typeof accessToken !== 'string') return before
    overrides.accessToken = accessToken
  }
  const signed = await gateway.prepareService(called.name, body, overrides)
  const request = { ...signed, headers: changeHeaders(signed.headers, options) }
  return { ...(await makeAgain(request, { ...plan, body, overrides }, terminal)), before }
}

/** Makes the call, and again what it is to be made again: copies, retries, an advice. */
async function makeAgain(
  request: RawRequest,
  plan: Plan & { readonly body: unknown; readonly overrides: CallOverrides },
  terminal: Terminal,
): Promise<CallReport> {
  const { called, options, gateway, body, overrides } = plan
  const send = (again: RawRequest) => sendShown(called.name, again, plan, terminal)
  if (options.copies !== undefined) {
    const [report, copies] = await Promise.all([
      send(request),
      sendCopies(gateway, request, readCopies(options.copies) - 1),
    ])
    return addCopies(report, copies, gateway)
  }
  if (options.advice === true) {
    if (!isObject(body)) throw new WrongUse('--advice changes the body: leave --body out.')
    const first = await send(request)
    const advice = await send(await gateway.prepareService(called.name, setMember(body, 'flagAdvise', 'Y'), overrides))
    const answer = describeReport(first, gateway)
    return {
      ...advice,
      repeats: [
        { when: 'at first', answer },
        { when: 'advice', answer: 'shown above' },
      ],
    }
  }
  if (options.retries !== true) return send(request)
  const { 'X-EXTERNAL-ID': externalId } = request.headers
  const sign = () => gateway.prepareService(called.name, body, { ...overrides, externalId })
  return retryCall(await send(request), async () => send(await sign()), { gateway, speed: readSpeed(options.speed) })
}

/** Whether the call can be made again as it was asked for, before it is made at all. @throws WrongUse */
function checkRepeats({ called, options, gateway }: Plan): void {
  const { copies, retries, advice, speed } = options
  if ([copies, retries, advice].filter((given) => given !== undefined).length > 1) {
    throw new WrongUse('--copies, --retries and --advice are three ways to make a call again: give one.')
  }
  if (copies !== undefined) readCopies(copies)
  if (retries === true) scheduleOf(gateway.dialect)
  if (speed !== undefined && retries !== true) throw new WrongUse('--speed is that of --retries.')
  readSpeed(speed)
  if (advice === true && !('flagAdvise' in called.sample)) {
    throw new WrongUse(
      `--advice asks for the outcome of a payment, and ${gateway.dialect.title} has none in ${called.name}.`,
    )
  }
}

/** As {@link sendAndJudge}, and shows meanwhile what is under way. */
async function sendShown(
  service: ServiceName,
  request: RawRequest,
  sender: Sender,
  terminal: Terminal,
): Promise<CallReport> {
  terminal.progress(`${request.method} ${request.path} …`)
  try {
    return await sendAndJudge(service, request, sender)
  } finally {
    terminal.progress('')
  }
}

function readBody(called: CalledService, options: CallOptions, terminal: Terminal): unknown {
  if (options.body === undefined) return buildBody(called, options)
  const other = (['pay-no', 'number', 'amount', 'notice', 'field', 'field-json', 'without-field'] as const).find(
    (name) => options[name],
  )
  if (other !== undefined) throw new WrongUse(`--body is the whole body: leave --${other} out.`)
  return readFile(options.body, '--body', terminal)
}

function readOverrides(
  options: CallOptions,
  terminal: Terminal,
): { -readonly [Name in keyof CallOverrides]: CallOverrides[Name] } {
  const { timestamp, 'sent-body': sentBody, path } = options
  if (path !== undefined && !path.startsWith('/')) throw new WrongUse(`--path is '${path}'; it must start with /.`)
  return {
    timestamp: timestamp === undefined ? undefined : readTimestamp(timestamp),
    externalId: options['external-id'],
    accessToken: options.token,
    method: options.method,
    path,
    sentBody: sentBody === undefined ? undefined : readFile(sentBody, '--sent-body', terminal),
  }
}

/** `now-600` and `now+600`, in seconds; anything else goes out as it is. */
function readTimestamp(text: string): string {
  const [, seconds] = /^now([+-]\d{1,9})?$/.exec(text) ?? []
  return text.startsWith('now') && (seconds !== undefined || text === 'now')
    ? writeTimestamp(new Date(Date.now() + Number(seconds ?? 0) * 1000))
    : text
}
