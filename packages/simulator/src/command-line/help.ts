import type { Command } from './command.ts'
import type { Terminal } from './terminal.ts'

const TOOL = 'snap-simulator'

/** The help of the whole tool. */
export function describeTool(commands: readonly Command[], { paint }: Pick<Terminal, 'paint'>): string {
  return [
    `${paint('bold', TOOL)} plays the payment gateway against any server that speaks SNAP.`,
    '',
    `Usage: ${TOOL} <command> [options]`,
    '',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    `${TOOL} <command> --help shows the options of a command.`,
    'Exit codes: 0 as expected, 1 a finding, 2 wrong use.',
  ].join('\n')
}

/** The help of one command. */
export function describeCommand(command: Command, { paint }: Pick<Terminal, 'paint'>): string {
  const options = Object.entries(command.options).map(([name, { value, description }]): [string, string] => [
    value === undefined ? `--${name}` : `--${name} ${value}`,
    description,
  ])
  return [
    command.summary,
    '',
    `Usage: ${TOOL} ${command.name} ${command.usage}`,
    '',
    command.description,
    '',
    ...columns([...options, ['--help', 'this text']]),
    '',
    paint('bold', 'Examples'),
    ...command.examples.map((example) => `  ${TOOL} ${example}`),
  ].join('\n')
}

/** Two columns; a text of several lines stays in the second. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.flatMap(([left, right]) =>
    right.split('\n').map((line, index) => `  ${(index === 0 ? left : '').padEnd(width)}${line}`),
  )
}
