import packageJson from '../../package.json' with { type: 'json' }
import { CHECK_OPTIONS } from '../check/check-options.ts'
import { readReportFiles } from '../check/read-report-files.ts'
import { readSecondPartner } from '../check/read-second-partner.ts'
import { defineCommand, type Given } from '../command-line/command.ts'
import { readIdentity } from '../command-line/identity.ts'
import { noteGateway } from '../command-line/note-gateway.ts'
import { readDialect } from '../command-line/read-dialect.ts'
import { readTarget } from '../command-line/target.ts'
import type { Terminal } from '../command-line/terminal.ts'
import { casesOf } from '../conformance/cases-of.ts'
import type { CaseResult, ConformanceCase } from '../conformance/conformance-case.ts'
import type { Numbers } from '../conformance/numbers.ts'
import { runConformance } from '../conformance/run-conformance.ts'
import { selectCases } from '../conformance/select-cases.ts'
import type { Dialect } from '../dialects/dialect.ts'
import { listServices } from '../dialects/list-services.ts'
import { createGateway } from '../gateway.ts'
import { buildReportDocument } from '../report/report-document.ts'
import { formatTerminalReport } from '../report/terminal-report.ts'
import type { ServiceName } from '../services/service.ts'
import { WrongUse } from '../wrong-use.ts'

export const check = defineCommand({
  name: 'check',
  summary: 'runs the conformance cases against a merchant and writes the evidence',
  usage: '--url URL [options]',
  description: [
    'Plays each case against the merchant, one after the other: right calls, wrong calls, forged calls. A case is a',
    '"must" where the documents say so, and a "should" where it is good practice. What cannot be seen from outside in',
    'time or without help is skipped, and says why.',
    '',
    "The merchant needs pay numbers in five states (--open to --unknown; the defaults are the example merchant's).",
    'The check pays a few of --open, and --stays-open many times: run it where no real money is.',
    '',
    'Exit code 1: a "must" failed, or the merchant gave no access token or no answer at all. With --strict also when a',
    '"should" failed. Reports and JSON hold both messages of each case, with tokens, signatures and secrets masked.',
  ].join('\n'),
  options: CHECK_OPTIONS,
  examples: [
    'check --url http://127.0.0.1:3000',
    'check --url http://127.0.0.1:3000 --report check.html --report check.xml',
    'check --url https://pay.example.com --private-key key.pem --open 702000000000-702000000099 --paid 702000000100',
    "check --url http://127.0.0.1:3000 --only payment --skip '*-too-long'",
    'check --gateway midtrans --url http://127.0.0.1:3000 --service va-payment --service qr-notify',
    'check --list --only token',
  ],
  async run({ options, positionals }, terminal) {
    if (positionals.length > 0) throw new WrongUse(`check takes options alone, and not '${positionals[0]}'.`)
    const { only, skip, slow = false, strict = false } = options
    const dialect = readDialect(options, terminal)
    const services = readServices(options.service, dialect)
    if (options.list) {
      list(selectCases(casesOf(dialect, services), { only, skip }), options.json === true, terminal)
      return 0
    }
    const target = readTarget(options)
    const reports = readReportFiles(options.report ?? [], terminal)
    const identity = readIdentity(options, terminal)
    const second = readSecondPartner(options, identity, terminal)
    const report = await runConformance(createGateway({ ...identity, target }), {
      only,
      skip,
      slow,
      services,
      numbers: readNumbers(options),
      serviceCodes: identity.serviceCodes,
      secondPartner: second === undefined ? undefined : createGateway({ ...second, target }),
      patienceMilliseconds: options.timeout === undefined ? undefined : identity.timeoutMilliseconds,
      onProgress: showProgress(terminal),
    })
    terminal.progress('')
    const document = buildReportDocument(report, {
      tool: `snap-simulator ${packageJson.version}`,
      strict,
      secrets: [identity.clientSecret, second?.clientSecret].filter((secret) => secret !== undefined),
    })
    if (options.json) terminal.line(JSON.stringify(document, undefined, 2))
    else for (const line of formatTerminalReport(document, terminal)) terminal.line(line)
    noteGateway(identity, options, terminal)
    for (const { file, write } of reports) {
      write(document)
      terminal.note(`Written: ${file}`)
    }
    return document.passed ? 0 : 1
  },
})

/** What the merchant serves, as it was given; else what a merchant of this gateway serves at the least. @throws WrongUse */
function readServices(names: readonly string[] | undefined, dialect: Dialect): readonly ServiceName[] {
  if (names === undefined) return dialect.usual
  const known = listServices(dialect).filter((name) => name !== 'token')
  const unknown = names.find((name) => !known.some((service) => service === name))
  if (unknown === undefined) return known.filter((service) => names.includes(service))
  throw new WrongUse(`--service is '${unknown}'; what ${dialect.title} calls: ${known.join(', ')}.`)
}

/** The numbers that were given; the others are the example merchant's. @throws WrongUse */
function readNumbers(options: Given<typeof CHECK_OPTIONS>): Partial<Numbers> {
  const { 'stays-open': staysOpen, open, paid, expired, unknown, fails, hangs } = options
  const given = Object.entries({ open, staysOpen, paid, expired, unknown, fails, hangs }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return Object.fromEntries(given)
}

/** Shows what would be run. */
function list(cases: readonly ConformanceCase[], asJson: boolean, { line, paint }: Terminal): void {
  if (asJson) {
    line(JSON.stringify(cases, undefined, 2))
    return
  }
  for (const { name, severity, sent, expected, rule } of cases) {
    line(`${paint('bold', name)} (${severity})`)
    line(`  ${sent}; expected: ${expected}`)
    line(paint('dim', `  ${rule}`))
  }
}

/** What is not part of the result: how far the check is. */
function showProgress({ progress }: Terminal): (result: CaseResult, index: number, total: number) => void {
  let failed = 0
  return ({ name, outcome }, index, total) => {
    if (outcome.verdict === 'failed') failed++
    const found = failed === 0 ? '' : `, ${failed} failed`
    progress(`${index + 1} of ${total} checked${found}; last: ${name}`)
  }
}
