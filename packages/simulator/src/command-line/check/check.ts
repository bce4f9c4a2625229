import { findAccepted } from '../../conformance/accepted-cases.ts'
import { casesOf } from '../../conformance/cases-of.ts'
import type { CaseResult, ConformanceCase } from '../../conformance/conformance-case.ts'
import type { Numbers } from '../../conformance/numbers.ts'
import { runConformance } from '../../conformance/run-conformance.ts'
import { selectCases } from '../../conformance/select-cases.ts'
import { createGateway } from '../../gateway.ts'
import { buildReportDocument } from '../../report/report-document.ts'
import { TOOL } from '../../tool.ts'
import { WrongUse } from '../../wrong-use.ts'
import { defineCommand, type Given } from '../command.ts'
import { readIdentity } from '../options/identity.ts'
import { noteGateway } from '../options/note-gateway.ts'
import { readDialect } from '../options/read-dialect.ts'
import { readServices } from '../options/read-services.ts'
import { readTarget } from '../options/target.ts'
import type { Terminal } from '../terminal.ts'
import { CHECK_OPTIONS } from './check-options.ts'
import { readOpenBills } from './read-open-bills.ts'
import { readReportFiles } from './read-report-files.ts'
import { readSecondPartner } from './read-second-partner.ts'
import { formatTerminalReport } from './terminal-report.ts'

export const check = defineCommand({
  name: 'check',
  summary: 'runs the conformance cases against a merchant and writes the evidence',
  usage: '--url URL [options]',
  description: [
    'Plays each case against the merchant, one after the other: right calls, wrong calls, forged calls. A case is a',
    '"must" where the documents say so, "security" where no document does and money rests on it (a timestamp of yesterday',
    'that is taken, a forged token), and a "should" where it is good practice. What cannot be seen from outside in time or',
    'without help is skipped, and says why.',
    '',
    "The merchant needs pay numbers in five states (--open to --unknown; the defaults are the example merchant's).",
    'The check pays a few of --open, and --stays-open many times: run it where no real money is. --open @FILE reads them,',
    'one a line, behind a blank what it costs; or JSON: ["7020", …] or [{ "number", "amount" }, …]. --open-command runs',
    'in the current folder for 30 s at the most and prints the same.',
    '',
    'Exit code 1: a "must" or a "security" failed that --accept does not name, or the merchant gave no access token or no answer at all. With --strict also when a',
    '"should" failed. Reports and JSON hold both messages of each case, with tokens, signatures and secrets masked.',
  ].join('\n'),
  options: CHECK_OPTIONS,
  examples: [
    'check --url http://127.0.0.1:3000',
    'check --url http://127.0.0.1:3000 --report check.html --report check.xml',
    'check --url https://pay.example.com --private-key key.pem --open 702000000000-702000000099 --paid 702000000100',
    "check --url http://127.0.0.1:3000 --open-command 'node seed.js'",
    "check --url http://127.0.0.1:3000 --only payment --skip '*-too-long' --accept timestamp-stale",
    'check --gateway midtrans --url http://127.0.0.1:3000 --service va-payment --service qr-notify',
    'check --list --only token',
  ],
  async run({ options, positionals }, terminal) {
    if (positionals.length > 0) throw new WrongUse(`check takes options alone, and not '${positionals[0]}'.`)
    const { only, skip, accept, slow = false, strict = false } = options
    const dialect = readDialect(options, terminal)
    const services = options.service === undefined ? dialect.usual : readServices(options.service, dialect)
    if (options.list) {
      const cases = casesOf(dialect, services)
      findAccepted(cases, accept ?? [])
      list(selectCases(cases, { only, skip }), options.json === true, terminal)
      return 0
    }
    const target = readTarget(options)
    const reports = readReportFiles(options.report ?? [], terminal)
    const identity = readIdentity(options, terminal)
    const second = readSecondPartner(options, identity, terminal)
    const report = await runConformance(createGateway({ ...identity, target }), {
      only,
      skip,
      accept,
      slow,
      services,
      numbers: readNumbers(options),
      openBills: readOpenBills(options, terminal),
      serviceCodes: identity.serviceCodes,
      secondPartner: second === undefined ? undefined : createGateway({ ...second, target }),
      patienceMilliseconds: options.timeout === undefined ? undefined : identity.timeoutMilliseconds,
      onProgress: showProgress(terminal),
    })
    terminal.progress('')
    const document = buildReportDocument(report, {
      tool: TOOL,
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

/** The numbers that were given; the others are the example merchant's. @throws WrongUse */
function readNumbers(options: Given<typeof CHECK_OPTIONS>): Partial<Numbers> {
  const { 'stays-open': staysOpen, amount, paid, expired, unknown, fails, hangs } = options
  const open = options.open?.startsWith('@') ? undefined : options.open
  const given = Object.entries({ open, staysOpen, amount, paid, expired, unknown, fails, hangs }).filter(
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
