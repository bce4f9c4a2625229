import { describeCall } from '../../dialects/called-service.ts'
import type { Dialect } from '../../dialects/dialect.ts'
import { listServices } from '../../dialects/list-services.ts'
import { createGateway } from '../../gateway.ts'
import { isServiceName } from '../../services/index.ts'
import type { ServiceName } from '../../services/service.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineCommand } from '../command.ts'
import { readIdentity } from '../options/identity.ts'
import { noteGateway } from '../options/note-gateway.ts'
import { readDialect } from '../options/read-dialect.ts'
import { readTarget } from '../options/target.ts'
import { BENDING_OPTIONS, CALL_OPTIONS } from './call-options.ts'
import { hasFailed, maskReport, showReport, toDocument } from './call-report.ts'
import { expectationOf } from './expectation.ts'
import { makeCall } from './make-call.ts'

export const call = defineCommand({
  name: 'call',
  summary: 'makes one call and shows both messages, the string to sign and a verdict',
  usage: 'SERVICE --url URL [options]',
  description: [
    "Plays NICEPAY's NICO, whose services are token, inquiry and payment; with --gateway another gateway, whose services",
    'npx @snap-sdk/simulator call --gateway NAME names.',
    '',
    'Asks for an access token where one is needed, makes the call, and judges the answer by the documents: its code,',
    'required fields, lengths and types. Any field and header may be changed or left out.',
    '',
    'Exit code 1: no answer, an answer that breaks a rule of the documents, or another code than expected. Without',
    '--expect, an ordinary call must be understood: success, or a refusal of the business such as 404xx12. When you',
    "change the call itself (--field, --header, --timestamp and their like), any code is right, and the answer's",
    'form alone is judged.',
  ].join('\n'),
  options: CALL_OPTIONS,
  examples: [
    'call token --url http://127.0.0.1:3000',
    'call inquiry --url http://127.0.0.1:3000 --pay-no 701589101110',
    'call payment --url http://127.0.0.1:3000 --amount 9999 --expect 404xx13',
    'call inquiry --url http://127.0.0.1:3000 --timestamp now-600 --expect 401xx00',
    'call inquiry --url http://127.0.0.1:3000 --without-header X-EXTERNAL-ID',
    'call payment --url http://127.0.0.1:3000 --field-json paidAmount.value=10000 --signature symmetric',
    'call va-payment --gateway bca --url http://127.0.0.1:3000 --number 1234500000000001',
    'call va-payment --gateway midtrans --url http://127.0.0.1:3000 --notice expired',
    'call va-payment --gateway midtrans --url http://127.0.0.1:3000 --retries --speed 600',
    'call va-payment --gateway bca --url http://127.0.0.1:3000 --copies 8',
  ],
  async run({ options, positionals }, terminal) {
    const dialect = readDialect(options, terminal)
    const service = readService(positionals, dialect)
    const expectation = expectationOf(
      options.expect,
      BENDING_OPTIONS.some((name) => options[name] !== undefined),
    )
    const url = readTarget(options)
    const identity = readIdentity(options, terminal)
    const gateway = createGateway({ ...identity, target: url, keepAlive: false })
    const called = gateway.describe(service)
    if (called === undefined) throw new Error(`${dialect.title} calls ${service}`)
    const report = await makeCall({ called, options, identity, expectation, gateway }, terminal)
    const shown = options.mask
      ? maskReport(report, identity.clientSecret === undefined ? [] : [identity.clientSecret])
      : report
    if (options.json) terminal.line(JSON.stringify(toDocument(shown), undefined, 2))
    else showReport(shown, terminal)
    noteGateway(identity, options, terminal)
    return hasFailed(report) ? 1 : 0
  },
})

function readService(positionals: readonly string[], dialect: Dialect): ServiceName {
  const [service, ...more] = positionals
  if (service !== undefined && isServiceName(service) && more.length === 0) {
    if (describeCall(dialect, service) !== undefined) return service
  }
  const found = positionals.length === 0 ? '' : `, and not '${positionals.join(' ')}'`
  throw new WrongUse(`call takes one of ${listServices(dialect).join(', ')}${found}.`)
}
