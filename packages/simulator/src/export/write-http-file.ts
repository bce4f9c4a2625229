import { describeValidity } from './describe-validity.ts'
import { bodyOf, type SentCall, urlOf } from './sent-call.ts'

/** A call as an `.http` file, which VS Code's REST Client and JetBrains' editors send, with the signature as it was sent. No line break follows the body: it would be sent, and was not signed. */
export function writeHttpFile(call: SentCall): string {
  const { method, headers } = call.request
  return [
    `### ${call.gateway.dialect.title}: ${call.service}`,
    ...describeValidity(call).map((line) => `# ${line}`),
    `${method} ${urlOf(call)}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    bodyOf(call),
  ].join('\n')
}
