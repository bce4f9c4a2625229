import { spawn } from 'node:child_process'
import { WrongUse } from '../../wrong-use.ts'
import type { Terminal } from '../terminal.ts'

/** How long a command may take to make bills. */
const MOST_MILLISECONDS = 30_000
/** How much it may print. */
const MOST_BYTES = 1_048_576

/**
 * Runs a command of the merchant's in the current folder, by the shell, and gives what it prints. What it writes to standard error goes to
 * that of this process.
 *
 * @throws WrongUse when it fails, prints too much or takes too long; then it and what it has started are ended.
 */
export function runOpenCommand(
  command: string,
  { cwd, note }: Pick<Terminal, 'cwd' | 'note'>,
  mostMilliseconds: number = MOST_MILLISECONDS,
): Promise<string> {
  return new Promise((resolve, reject) => {
    // A group of its own, so that the shell's children end with it. Windows has none.
    const child = spawn(command, {
      shell: true,
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    })
    const chunks: Buffer[] = []
    let bytes = 0
    let complaint = ''
    const fail = (why: string): void => {
      clearTimeout(timer)
      end(child.pid)
      reject(new WrongUse(`--open-command '${command}' ${why}.`))
    }
    const timer = setTimeout(() => fail(`did not end within ${mostMilliseconds / 1000} s`), mostMilliseconds)
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      if (bytes > MOST_BYTES) fail('printed more than 1 MiB')
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (complaint.length < MOST_BYTES) complaint += chunk.toString()
    })
    child.once('error', (error) => fail(`could not be run: ${error.message}`))
    child.once('close', (exitCode) => {
      clearTimeout(timer)
      if (complaint.trim() !== '') note(complaint.trimEnd())
      if (exitCode === 0) resolve(Buffer.concat(chunks).toString())
      else fail(`ended with ${exitCode ?? 'a signal'}`)
    })
  })
}

function end(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}
