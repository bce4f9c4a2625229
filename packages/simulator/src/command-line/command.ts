import type { Terminal } from './terminal.ts'

/** 0: as expected. 1: a finding. 2, wrong use, is thrown as `WrongUse`. */
export type ExitCode = 0 | 1

/** One option, as `node:util` parses it and as the help shows it. */
export interface CommandOption {
  readonly type: 'string' | 'boolean'
  /** May be given many times. */
  readonly multiple?: true
  /** What stands behind the option in the help: `FILE`, `URL`. */
  readonly value?: string
  /** One or two short lines. The default stands in it. */
  readonly description: string
}

/** By name, without the dashes. */
export type CommandOptions = Readonly<Record<string, CommandOption>>

/** What was given on the command line, by option name; what was not given is absent. */
export type Given<Options extends CommandOptions> = {
  readonly [Name in keyof Options]?: Options[Name] extends { multiple: true }
    ? readonly (Options[Name] extends { type: 'boolean' } ? boolean : string)[]
    : Options[Name] extends { type: 'boolean' }
      ? boolean
      : string
}

/** One command of the tool, as data: its help is made from it. */
export interface Command<Options extends CommandOptions = CommandOptions> {
  readonly name: string
  /** One line, for the list of commands. */
  readonly summary: string
  /** What stands behind the name in the usage line: `token|inquiry|payment --url URL`. */
  readonly usage: string
  /** Further paragraphs of the help. */
  readonly description: string
  readonly options: Options
  /** Whole command lines, without the tool's name. */
  readonly examples: readonly string[]
  run(
    call: { readonly options: Given<Options>; readonly positionals: readonly string[] },
    terminal: Terminal,
  ): Promise<ExitCode>
}

/** Keeps the options' names and types, for those that several commands share. */
export function defineOptions<const Options extends CommandOptions>(options: Options): Options {
  return options
}

/** Keeps the options' types for `run`. */
export function defineCommand<const Options extends CommandOptions>(command: Command<Options>): Command<Options> {
  return command
}
