import { describeValidity } from './describe-validity.ts'
import type { SentCall } from './sent-call.ts'

/** One command for a POSIX shell, a line for each part of it, under the comment that says how long its signature is good for. */
export function writeShellCommand(call: SentCall, parts: readonly string[]): string {
  const comment = describeValidity(call).map((line) => `# ${line}\n`)
  return `${comment.join('')}${parts.join(' \\\n  ')}\n`
}
