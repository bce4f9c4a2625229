import type { Command, CommandOptions } from './command.ts'
import { IDENTITY_OPTIONS } from './identity.ts'
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
  const options = Object.entries(command.options)
  const identity = options.filter(([name]) => Object.hasOwn(IDENTITY_OPTIONS, name))
  const own = options.filter((option) => !identity.includes(option))
  return [
    command.summary,
    '',
    `Usage: ${TOOL} ${command.name} ${command.usage}`,
    '',
    command.description,
    '',
    ...describeOptions([...own, ['help', { type: 'boolean', description: 'this text' }]]),
    '',
    ...(identity.length === 0 ? [] : [paint('bold', 'Who calls, and how'), ...describeOptions(identity), '']),
    paint('bold', 'Examples'),
    ...command.examples.map((example) => `  ${TOOL} ${example}`),
  ].join('\n')
}

function describeOptions(options: readonly [string, CommandOptions[string]][]): string[] {
  return columns(
    options.map(([name, { value, description }]) => [
      value === undefined ? `--${name}` : `--${name} ${value}`,
      description,
    ]),
  )
}

/** Two columns; a text of several lines stays in the second. */
function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 2
  return rows.flatMap(([left, right]) =>
    right.split('\n').map((line, index) => `  ${(index === 0 ? left : '').padEnd(width)}${line}`),
  )
}
