import { toBodyVariants } from '../body-variants.ts'
import type { Rule } from '../rule.ts'

const FIX =
  'Body and string to sign must go through UTF-8 on both sides, or better through no text at all: hash the bytes. Look for a step that reads bytes as text without naming UTF-8.'

/** The body's text in another character set. */
export const bodyCharset: Rule = {
  name: 'body-charset',
  field: 'body',
  vary: ({ body }) => {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    return toBodyVariants(FIX, [
      [Buffer.from(bytes.toString('utf8'), 'latin1'), 'The body was signed in Latin-1, and the captured one is UTF-8.'],
      [
        Buffer.from(bytes.toString('latin1'), 'utf8'),
        'The body was signed as UTF-8, and the captured one is not: its bytes were read as Latin-1.',
      ],
      [
        Buffer.from(bytes.toString('utf8'), 'utf8'),
        'The body was signed with a replacement character for each byte that is no UTF-8.',
      ],
      [
        Buffer.from(bytes.toString('utf8').replace(/[\u0080-\uffff]/g, '?')),
        'The body was signed with a question mark for each character that is no ASCII.',
      ],
      [Buffer.from(bytes.toString('utf8'), 'utf16le'), 'The body was signed in UTF-16.'],
    ])
  },
}
