import { runCommandLine } from '../../src/command-line/run-command-line.ts'
import type { Terminal } from '../../src/command-line/terminal.ts'
import { recordingTerminal } from './recording-terminal.ts'

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the tool in this process. */
export async function runTool(
  args: readonly string[],
  world: Partial<Pick<Terminal, 'cwd' | 'env'>> = {},
): Promise<Ran> {
  const terminal = recordingTerminal(world)
  const exitCode = await runCommandLine(args, terminal)
  return { exitCode, stdout: terminal.output(), stderr: terminal.notes() }
}
