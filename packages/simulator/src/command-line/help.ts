import type { Command, CommandOptions } from './command.ts'
import { IDENTITY_OPTIONS } from './options/identity.ts'
import type { Terminal } from './terminal.ts'
import { wrapText } from './wrap-text.ts'

/** By the name of the package: an unscoped name would fetch whatever a stranger registers under it. */
const TOOL = 'npx @snap-sdk/simulator'

/** The help of the whole tool. */
export function describeTool(
  commands: readonly Command[],
  { paint, columns }: Pick<Terminal, 'paint' | 'columns'>,
): string {
  return [
    `${paint('bold', '@snap-sdk/simulator')} plays the payment gateway against any server that speaks SNAP.`,
    '',
    `Usage: ${TOOL} <command> [options]`,
    '',
    ...inColumns(
      commands.map(({ name, summary }) => [name, summary]),
      columns,
    ),
    '',
    `${TOOL} <command> --help shows the options of a command; --version the version.`,
    'Exit codes: 0 as expected, 1 a finding, 2 wrong use.',
  ].join('\n')
}

/** The help of one command. */
export function describeCommand(command: Command, { paint, columns }: Pick<Terminal, 'paint' | 'columns'>): string {
  const options = Object.entries(command.options)
  const identity = options.filter(([name]) => Object.hasOwn(IDENTITY_OPTIONS, name))
  const own = options.filter((option) => !identity.includes(option))
  return [
    command.summary,
    '',
    `Usage: ${TOOL} ${command.name} ${command.usage}`,
    '',
    ...command.description
      .split('\n\n')
      .flatMap((paragraph, index) => [...(index === 0 ? [] : ['']), ...wrapParagraph(paragraph, columns)]),
    '',
    ...describeOptions([...own, ['help', { type: 'boolean', description: 'this text' }]], columns),
    '',
    ...(identity.length === 0 ? [] : [paint('bold', 'Who calls, and how'), ...describeOptions(identity, columns), '']),
    paint('bold', 'Examples'),
    ...command.examples.map((example) => `  ${TOOL} ${example}`),
  ].join('\n')
}

/** What is indented is an example, and keeps its lines. */
function wrapParagraph(paragraph: string, columns: number): string[] {
  return paragraph.startsWith('  ') ? paragraph.split('\n') : wrapText(paragraph, columns)
}

function describeOptions(options: readonly [string, CommandOptions[string]][], columns: number): string[] {
  return inColumns(
    options.map(([name, { value, description }]) => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      description,
    ]),
    columns,
  )
}

/** Two columns, the second wrapped. */
function inColumns(rows: readonly (readonly [string, string])[], columns: number): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.flatMap(([left, right]) =>
    wrapText(right, Math.max(columns, width + 40) - width - 2).map(
      (line, index) => `  ${(index === 0 ? left : '').padEnd(width)}${line}`,
    ),
  )
}
