import { quoteForShell } from './quote-for-shell.ts'
import { bodyOf, type SentCall, urlOf } from './sent-call.ts'
import { writeShellCommand } from './write-shell-command.ts'

/** A call as one curl command for a POSIX shell, with the signature as it was sent. */
export function writeCurl(call: SentCall): string {
  const { method, headers, body } = call.request
  // curl leaves a header without a value out, unless a semicolon stands behind its name.
  const lines = Object.entries(headers).map(([name, value]) => (value === '' ? `${name};` : `${name}: ${value}`))
  const words = [
    `curl --silent --show-error --include --globoff --path-as-is --request ${quoteForShell(method)} ${quoteForShell(urlOf(call))}`,
    ...lines.map((line) => `--header ${quoteForShell(line)}`),
    ...(body.length === 0 ? [] : [`--data-raw ${quoteForShell(bodyOf(call))}`]),
  ]
  return writeShellCommand(call, words)
}
