import { quoteForShell } from './quote-for-shell.ts'
import { bodyOf, type SentCall, urlOf } from './sent-call.ts'
import { writeShellCommand } from './write-shell-command.ts'

/** A call as one command of HTTPie (3 and newer) for a POSIX shell, with the signature as it was sent. */
export function writeHttpie(call: SentCall): string {
  const { method, headers, body } = call.request
  // HTTPie takes `Name;` for a header without a value; a `\` keeps an `@` from naming a file.
  const items = Object.entries(headers).map(([name, value]) =>
    value === '' ? `${name};` : `${name}:${value.startsWith('@') ? `\\${value}` : value}`,
  )
  const words = [
    `http --verbose --ignore-stdin${body.length === 0 ? '' : ` --raw ${quoteForShell(bodyOf(call))}`}`,
    `${quoteForShell(method)} ${quoteForShell(urlOf(call))}`,
    ...items.map(quoteForShell),
  ]
  return writeShellCommand(call, words)
}
