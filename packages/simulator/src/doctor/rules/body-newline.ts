import { toBodyVariants } from '../body-variants.ts'
import type { Rule } from '../rule.ts'

const FIX =
  'Whoever copied, stored or sent the body changed its last byte or its line breaks. If the capture was pasted into a file, an editor did: capture the bytes. Else the gateway must hash exactly the bytes that it sends.'

/** A line break at the body's end, or other line breaks within, or a byte order mark. */
export const bodyNewline: Rule = {
  name: 'body-newline',
  field: 'body',
  vary: ({ body }) => {
    const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
    const text = bytes.toString('latin1')
    const toBytes = (changed: string) => Buffer.from(changed, 'latin1')
    return toBodyVariants(FIX, [
      [
        toBytes(text.replace(/[\r\n]+$/, '')),
        'The body was signed without the line break that the captured one has at its end.',
      ],
      [toBytes(text.trim()), 'The body was signed without the white space that the captured one has around it.'],
      [toBytes(`${text}\n`), 'The body was signed with a line feed at its end, which the captured one lacks.'],
      [
        toBytes(`${text}\r\n`),
        'The body was signed with a line break (CRLF) at its end, which the captured one lacks.',
      ],
      [
        toBytes(text.replace(/\r?\n/g, '\r\n')),
        'The body was signed with CRLF as its line breaks, and the captured one has LF.',
      ],
      [
        toBytes(text.replace(/\r\n/g, '\n')),
        'The body was signed with LF as its line breaks, and the captured one has CRLF.',
      ],
      [toBytes(text.replace(/^\xef\xbb\xbf/, '')), 'The body was signed without the byte order mark in front.'],
      [
        toBytes(`\xef\xbb\xbf${text}`),
        'The body was signed with a byte order mark in front, which the captured one lacks.',
      ],
    ])
  },
}
