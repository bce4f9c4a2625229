import { runCommandLine } from './command-line/run-command-line.ts'
import { processTerminal } from './command-line/terminal.ts'

// `… | head` closes the pipe: no reason for a stack trace.
process.stdout.on('error', (error) => {
  if (!('code' in error && error.code === 'EPIPE')) throw error
  process.exit()
})

process.exitCode = await runCommandLine(process.argv.slice(2), processTerminal())
