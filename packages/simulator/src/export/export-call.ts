import type { SentCall } from './sent-call.ts'
import { writeCurl } from './write-curl.ts'
import { writeHttpFile } from './write-http-file.ts'
import { writeHttpie } from './write-httpie.ts'

/** The forms that a call can be taken away in, by name: how each is written, and the end of its file's name. */
export const EXPORTS: Readonly<
  Record<'curl' | 'httpie' | 'http', { readonly write: (call: SentCall) => string; readonly ending: string }>
> = {
  curl: { write: writeCurl, ending: 'curl.sh' },
  httpie: { write: writeHttpie, ending: 'httpie.sh' },
  http: { write: writeHttpFile, ending: 'http' },
}

/** Writes a call down with its signature as it was sent. It holds a token and a signature: it is for the user's own eyes. */
export function exportCall(
  call: SentCall,
  form: keyof typeof EXPORTS,
): { readonly fileName: string; readonly text: string } {
  const { write, ending } = EXPORTS[form]
  return { fileName: `${call.gateway.dialect.name}-${call.service}.${ending}`, text: write(call) }
}
