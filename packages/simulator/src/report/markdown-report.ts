import {
  listFacts,
  type Mark,
  type ReportCase,
  type ReportDocument,
  type ReportExchange,
  writeMessage,
} from './report-document.ts'

const MARKS: Readonly<Record<Mark, string>> = {
  passed: '✅ passed',
  failed: '❌ failed',
  warned: '⚠️ should',
  skipped: '➖ skipped',
}

/** Writes Markdown as GitHub and GitLab read it. What a server said stands in code, where nothing is interpreted. */
export function writeMarkdownReport(document: ReportDocument): string {
  const { passed, counts, groups } = document
  const wrong = groups.flatMap(({ cases }) => cases.filter(({ mark }) => mark === 'failed' || mark === 'warned'))
  const skipped = groups.flatMap(({ cases }) => cases.filter(({ mark }) => mark === 'skipped'))
  return [
    `# SNAP conformance: ${passed ? 'passed' : 'failed'}`,
    '',
    `${counts.passed} passed, ${counts.failedMust} failed \`must\`, ${counts.failedSecurity} failed \`security\`, ${counts.failedShould} failed \`should\`, ${counts.skipped} skipped.`,
    '',
    ...listFacts(document).map(([name, value]) => `- ${name}: ${code(value)}`),
    ...groups.flatMap(({ title, cases }) => [
      '',
      `## ${title}`,
      '',
      ...table(
        ['Case', 'Sent', 'Expected', 'Rule', 'Came back', 'Verdict'],
        cases.map(({ name, sent, expected, rule, received, mark }) => [
          cell(name),
          escapeText(sent),
          escapeText(expected),
          escapeText(rule),
          cell(received),
          MARKS[mark],
        ]),
      ),
    ]),
    ...(wrong.length === 0 ? [] : ['', '## What failed', ...wrong.flatMap(writeFailure)]),
    ...(skipped.length === 0
      ? []
      : [
          '',
          '## What was skipped',
          '',
          ...skipped.map(({ name, reason }) => `- ${code(name)}: ${escapeText(reason)}`),
        ]),
    '',
  ].join('\n')
}

function writeFailure({ name, severity, reason, sent, expected, rule, exchanges }: ReportCase): string[] {
  return [
    '',
    `### ${name} (${severity})`,
    '',
    code(reason),
    '',
    `- Sent: ${escapeText(sent)}`,
    `- Expected: ${escapeText(expected)}`,
    `- Rule: ${escapeText(rule)}`,
    ...exchanges.flatMap(writeExchange),
  ]
}

function writeExchange({ request, response }: ReportExchange): string[] {
  const text = `${writeMessage(request)}\n\n${writeMessage(response)}`
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return ['', `${fence}http`, text, fence]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

/** Code in a table's cell. A bar would end the cell, in code too. */
function cell(text: string): string {
  return code(text.replaceAll('|', '\\u{7c}'))
}

/** A code span that its text cannot end. */
function code(text: string): string {
  if (text === '') return ''
  const fence = '`'.repeat(longestRun(text) + 1)
  const padding = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${padding}${text}${padding}${fence}`
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
}

/** Text that looks as it is written, and is no link, tag, mention or table. */
function escapeText(text: string): string {
  return text.replace(/[\\`*_[\]<>|#~@]/g, (character) => `\\${character}`)
}
