import { runCommandLine } from './command-line/run-command-line.ts'
import { processTerminal } from './command-line/terminal.ts'

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal())
