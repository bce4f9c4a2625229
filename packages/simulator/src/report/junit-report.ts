import { escapeMarkup } from './escape-markup.ts'
import { listFacts, type ReportCase, type ReportDocument, type ReportGroup, writeMessage } from './report-document.ts'

/**
 * Writes JUnit's XML, for CI servers. It has no place for what failed and does not count, a `should` or an exception that was accepted: that
 * is a skipped test whose message says so. A `should` counts as a failure with `--strict`.
 */
export function writeJunitReport(document: ReportDocument): string {
  const { groups, milliseconds } = document
  const all = groups.flatMap(({ cases }) => cases)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'SNAP conformance', ...count(all), time: seconds(milliseconds) })}>`,
    ...groups.map((group) => writeSuite(group, document)),
    '</testsuites>',
    '',
  ].join('\n')
}

function writeSuite({ service, cases }: ReportGroup, document: ReportDocument): string {
  const time = seconds(cases.reduce((sum, { milliseconds }) => sum + milliseconds, 0))
  return [
    `  <testsuite${attributes({ name: service, ...count(cases), time, timestamp: document.startedAt })}>`,
    '    <properties>',
    ...listFacts(document).map(([name, value]) => `      <property${attributes({ name, value })}/>`),
    '    </properties>',
    ...cases.map((one) => writeCase(one, service)),
    '  </testsuite>',
  ].join('\n')
}

function writeCase(one: ReportCase, service: string): string {
  const facts = { classname: `snap.${service}`, name: one.name, time: seconds(one.milliseconds) }
  return [
    `    <testcase${attributes(facts)}>`,
    ...writeVerdict(one),
    `      <system-out>${escapeMarkup(describeCase(one))}</system-out>`,
    '    </testcase>',
  ].join('\n')
}

function writeVerdict({ mark, accepted, reason, severity, exchanges }: ReportCase): string[] {
  if (mark === 'passed') return []
  if (mark === 'skipped') return [`      <skipped${attributes({ message: reason })}/>`]
  if (mark === 'warned') {
    const why = accepted ? 'accepted' : severity
    return [`      <skipped${attributes({ message: `${why}, and does not count: ${reason}` })}/>`]
  }
  const messages = exchanges.flatMap(({ request, response }) => [writeMessage(request), '', writeMessage(response), ''])
  return [
    `      <failure${attributes({ message: reason, type: severity })}>${escapeMarkup(messages.join('\n'))}</failure>`,
  ]
}

function describeCase({ sent, expected, rule, received }: ReportCase): string {
  return [`Sent: ${sent}`, `Expected: ${expected}`, `Rule: ${rule}`, `Came back: ${received}`].join('\n')
}

function count(cases: readonly ReportCase[]): Record<'tests' | 'failures' | 'errors' | 'skipped', string> {
  const marked = (...marks: readonly string[]): string =>
    String(cases.filter(({ mark }) => marks.includes(mark)).length)
  return { tests: String(cases.length), failures: marked('failed'), errors: '0', skipped: marked('skipped', 'warned') }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escapeMarkup(value)}"`)
    .join('')
}
