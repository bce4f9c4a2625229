import { hintForNoAnswer } from '../answer/hint-for-no-answer.ts'
import { judgeAnswer } from '../answer/judge-answer.ts'
import type { Given } from '../command-line/command.ts'
import type { Identity } from '../command-line/identity.ts'
import { readFile } from '../command-line/read-file.ts'
import type { Terminal } from '../command-line/terminal.ts'
import type { CalledService } from '../dialects/called-service.ts'
import type { CallOverrides, Gateway, RawRequest } from '../gateway.ts'
import type { ServiceName } from '../services/service.ts'
import { writeTimestamp } from '../sign.ts'
import { NoAnswer } from '../transport.ts'
import { WrongUse } from '../wrong-use.ts'
import { buildBody } from './build-body.ts'
import type { CALL_OPTIONS } from './call-options.ts'
import type { CallReport } from './call-report.ts'
import { changeHeaders } from './change-headers.ts'
import { type Expectation, judgeExpectation, ORDINARY } from './expectation.ts'
import { hintForAnswer } from './give-hint.ts'

type CallOptions = Given<typeof CALL_OPTIONS>

/** What to call, how, and what must come of it. */
export interface Plan {
  readonly called: CalledService
  readonly options: CallOptions
  readonly identity: Identity
  readonly expectation: Expectation | undefined
  readonly gateway: Gateway
}

/** Makes the call, and the token request before it. A token that is refused is reported in place of the call. @throws WrongUse */
export async function makeCall(plan: Plan, terminal: Terminal): Promise<CallReport> {
  const { called, options, gateway } = plan
  const overrides = readOverrides(options, terminal)
  const body = readBody(called, options, terminal)
  const needsToken = called.speech.carriesToken && options.token === undefined
  let before: CallReport | undefined
  if (needsToken) {
    before = await sendAndJudge('token', gateway.prepareToken(), { ...plan, expectation: ORDINARY }, terminal)
    const accessToken: unknown = before.exchange?.response.body?.accessToken
    if (typeof accessToken !== 'string') return before
    overrides.accessToken = accessToken
  }
  const signed = await gateway.prepareService(called.name, body, overrides)
  const request = { ...signed, headers: changeHeaders(signed.headers, options) }
  return { ...(await sendAndJudge(called.name, request, plan, terminal)), before }
}

async function sendAndJudge(
  service: ServiceName,
  request: RawRequest,
  { gateway, identity, expectation }: Pick<Plan, 'gateway' | 'identity' | 'expectation'>,
  terminal: Terminal,
): Promise<CallReport> {
  const report = { service, request, before: undefined, expected: expectation?.text }
  terminal.progress(`${request.method} ${request.path} …`)
  try {
    const exchange = await gateway.send(request)
    const code: unknown = exchange.response.body?.responseCode
    const unexpected = expectation === undefined ? [] : judgeExpectation(expectation, code)
    const findings = [...unexpected, ...judgeAnswer(service, exchange, identity.serviceCodes, gateway.dialect)]
    // To be refused is what a call that was bent is for.
    const hint = expectation === ORDINARY || findings.length > 0 ? hintForAnswer(exchange, identity) : undefined
    return { ...report, exchange, noAnswer: undefined, findings, hint }
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return { ...report, exchange: undefined, noAnswer: error, findings: [], hint: hintForNoAnswer(error) }
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
