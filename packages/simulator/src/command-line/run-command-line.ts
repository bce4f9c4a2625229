import { parseArgs } from 'node:util'
import packageJson from '../../package.json' with { type: 'json' }
import { WrongUse } from '../wrong-use.ts'
import type { Command, CommandOptions, ExitCode } from './command.ts'
import { COMMANDS } from './commands.ts'
import { describeCommand, describeTool } from './help.ts'
import type { Terminal } from './terminal.ts'

/** Runs one command line, without the program's name. Resolves to the exit code: 0 as expected, 1 a finding, 2 wrong use. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode | 2> {
  try {
    const [first, ...rest] = args
    if (first === '--version') {
      terminal.line(packageJson.version)
      return 0
    }
    const [name, ...others] = first === 'help' && rest[0] !== undefined ? [rest[0], '--help'] : [first, ...rest]
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      terminal.line(describeTool(COMMANDS, terminal))
      return 0
    }
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (command === undefined) {
      const names = COMMANDS.map((candidate) => candidate.name).join(', ')
      throw new WrongUse(`There is no command '${name}'. The commands are: ${names}. --help shows what each does.`)
    }
    return await run(command, others, terminal)
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error
    terminal.progress('')
    terminal.note(error.message)
    return 2
  }
}

async function run(command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const { values, positionals } = parse(command, args)
  const { help, ...options } = values
  if (help === true) {
    terminal.line(describeCommand(command, terminal))
    return 0
  }
  return command.run({ options, positionals }, terminal)
}

function parse(command: Command, args: readonly string[]) {
  const options: CommandOptions = command.options
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...Object.fromEntries(
          Object.entries(options).map(([name, { type, multiple = false }]) => [name, { type, multiple }]),
        ),
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_'))) throw error
    const [, dashed] = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument is ambiguous/.exec(error.message) ?? []
    if (dashed !== undefined) {
      throw new WrongUse(
        `${dashed} needs a value. One that begins with a dash goes behind an equals sign: ${dashed}=-1`,
      )
    }
    // Node goes on to explain how to pass a file whose name starts with a dash.
    const [firstSentence = ''] = error.message.split(/\.\s/, 1)
    throw new WrongUse(
      `${firstSentence.replace(/\.$/, '')}. npx @snap-sdk/simulator ${command.name} --help shows what there is.`,
    )
  }
}
