import type { Mark, ReportCase, ReportDocument, ReportExchange, ReportMessage } from '../../report/report-document.ts'
import type { Style, Terminal } from '../terminal.ts'
import { wrapText } from '../wrap-text.ts'

type Screen = Pick<Terminal, 'paint' | 'columns'>

const MARKS: Readonly<Record<Mark, readonly [symbol: string, style: Style]>> = {
  passed: ['✔', 'green'],
  failed: ['✘', 'red'],
  warned: ['!', 'yellow'],
  skipped: ['–', 'dim'],
}

/** Narrower than this, a case takes a line for each of its columns. */
const NARROW = 76

/** A column is never narrower. */
const NARROWEST = 10

/** How many cases are named that were skipped for one reason. */
const MOST_NAMED = 24

/** How much of a message's body is shown of a failure. */
const LONGEST_BODY = 300

/** The result for a terminal: a table by service of what was run, then what failed in full, what was skipped and why, and the counts. */
export function formatTerminalReport(document: ReportDocument, screen: Screen): readonly string[] {
  const { groups } = document
  const all = groups.flatMap(({ cases }) => cases)
  const nameWidth = Math.max(0, ...all.filter(wasRun).map(({ name }) => name.length))
  return [
    ...groups.flatMap(({ title, cases }) => formatGroup(title, cases.filter(wasRun), nameWidth, screen)),
    ...(['warned', 'failed'] as const).flatMap((wanted) =>
      formatFailures(
        all.filter(({ mark }) => mark === wanted),
        screen,
      ),
    ),
    ...formatSkipped(all, screen),
    '',
    formatCounts(document, screen),
  ]
}

function wasRun({ mark }: ReportCase): boolean {
  return mark !== 'skipped'
}

function formatGroup(title: string, cases: readonly ReportCase[], nameWidth: number, screen: Screen): string[] {
  if (cases.length === 0) return []
  return ['', screen.paint('bold', title), ...cases.flatMap((one) => formatRow(one, nameWidth, screen))]
}

function paintMark(mark: Mark, { paint }: Screen): string {
  const [symbol, style] = MARKS[mark]
  return paint(style, symbol)
}

/** `✔ case   expected   came back`, and below what was sent and which rule it is about. */
function formatRow(one: ReportCase, nameWidth: number, screen: Screen): string[] {
  const { columns, paint } = screen
  const { name, sent, expected, rule, received, mark } = one
  const row = paintMark(mark, screen)
  const below = (text: string): string[] => wrap(text, columns - 4).map((line) => paint('dim', `    ${line}`))
  if (columns < NARROW) {
    const came = received === '' ? [] : below(`came back: ${cut(received, LONGEST_BODY)}`)
    return [
      `${row} ${cut(name, columns - 2)}`,
      ...below(sent),
      ...below(`expected: ${expected}`),
      ...below(rule),
      ...came,
    ]
  }
  const rest = columns - nameWidth - 6
  const left = Math.floor(rest / 2)
  const cells = [wrap(expected, left), wrap(cut(received, LONGEST_BODY), rest - left)] as const
  const lines = Array.from({ length: Math.max(1, ...cells.map(({ length }) => length)) }, (_, index) => {
    const [start, shownName] = index === 0 ? [row, name] : [' ', '']
    const [inLeft = '', inRight = ''] = cells.map((cell) => cell[index] ?? '')
    return `${start} ${shownName.padEnd(nameWidth)}  ${inLeft.padEnd(left)}  ${inRight}`.trimEnd()
  })
  return [...lines, ...below(`${sent}; ${rule}`)]
}

/** What failed for one cause is shown once, and the others are named. */
function formatFailures(failures: readonly ReportCase[], screen: Screen): string[] {
  return failures.flatMap((one) => {
    const same = one.cause === '' ? [one] : failures.filter(({ cause }) => cause === one.cause)
    if (same[0] !== one) return []
    const others = same.slice(1).map(({ name, severity }) => `${name} (${severity})`)
    if (others.length === 0) return formatFailure(one, screen)
    const title = `${others.length} more failed for the same: ${one.cause}`
    return [
      ...formatFailure(one, screen),
      ...wrap(title, screen.columns - 2).map((line) => `  ${line}`),
      ...wrap(listNames(others), screen.columns - 4).map((line) => screen.paint('dim', `    ${line}`)),
    ]
  })
}

function formatFailure(one: ReportCase, screen: Screen): string[] {
  const { name, severity, accepted, reason, sent, expected, rule, received, exchanges, mark } = one
  const { paint } = screen
  const facts: readonly (readonly [string, string])[] = [
    ['sent', sent],
    ['expected', expected],
    ['rule', rule],
    ['came back', received === '' ? 'nothing' : received],
  ]
  return [
    '',
    `${paintMark(mark, screen)} ${paint('bold', name)} (${severity}${accepted ? ', accepted' : ''})`,
    ...wrap(reason, screen.columns - 2).map((line) => `  ${line}`),
    ...facts.flatMap(([label, text]) =>
      wrap(text, screen.columns - 14).map((line, index) => {
        return `  ${paint('dim', (index === 0 ? label : '').padEnd(10))}  ${line}`
      }),
    ),
    ...exchanges.slice(-1).flatMap((exchange) => formatExchange(exchange, screen)),
  ]
}

/** The lines that tell most of an exchange. */
function formatExchange({ request, response }: ReportExchange, { paint, columns }: Screen): string[] {
  const lines = (arrow: string, { start, body }: ReportMessage): string[] =>
    [start, ...breakLines(cut(body.replaceAll(/\s+/g, ' '), LONGEST_BODY), columns - 4)].map((line) =>
      paint('dim', `  ${arrow} ${line}`),
    )
  return [...lines('>', request), ...lines('<', response)]
}

function formatSkipped(all: readonly ReportCase[], { paint, columns }: Screen): string[] {
  const skipped = all.filter(({ mark }) => mark === 'skipped')
  const reasons = [...new Set(skipped.map(({ reason }) => reason))]
  return reasons.flatMap((reason) => {
    const names = skipped.filter((one) => one.reason === reason).map(({ name }) => name)
    return [
      '',
      ...wrap(`Skipped ${names.length}: ${reason}`, columns),
      ...wrap(listNames(names), columns - 2).map((line) => paint('dim', `  ${line}`)),
    ]
  })
}

function listNames(names: readonly string[]): string {
  if (names.length <= MOST_NAMED) return names.join(', ')
  return `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`
}

/** `92 passed, 1 failed (must), 1 failed (security), 2 failed (should), 3 skipped, in 4.1 s.` */
function formatCounts({ counts, passed, strict, milliseconds }: ReportDocument, { paint }: Screen): string {
  const { failedMust, failedSecurity, failedShould, accepted, skipped } = counts
  const found = (style: Style, count: number, text: string): string =>
    count === 0 ? `0 ${text}` : paint(style, `${count} ${text}`)
  const parts = [
    found('green', counts.passed, 'passed'),
    found('red', failedMust, 'failed (must)'),
    found('red', failedSecurity, 'failed (security)'),
    found(strict ? 'red' : 'yellow', failedShould, 'failed (should)'),
    ...(accepted === 0 ? [] : [found('yellow', accepted, 'accepted')]),
    `${skipped} skipped`,
  ]
  const [symbol, style] = MARKS[passed ? 'passed' : 'failed']
  return `${paint(style, symbol)} ${parts.join(', ')}, in ${(milliseconds / 1000).toFixed(1)} s.`
}

/** Cuts a text that is too long for its column. */
function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, Math.max(0, width - 1))}…`
}

/** Breaks a text into lines, between words where it can. */
function wrap(text: string, width: number): string[] {
  return wrapText(text, width).flatMap((line) => breakLines(line, width))
}

/** Breaks a text into lines of one length. */
function breakLines(text: string, width: number): string[] {
  const most = Math.max(NARROWEST, width)
  return Array.from({ length: Math.ceil(text.length / most) }, (_, index) =>
    text.slice(index * most, (index + 1) * most),
  )
}
