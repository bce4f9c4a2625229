import { randomInt } from 'node:crypto'
import { writeTimestamp } from '../sign.ts'
import type { Speech } from './dialect.ts'

/** An instant as a gateway writes it. */
export function writeTimestampAs(form: Speech['timestamp'], at: Date): string {
  if (form === 'utc') return at.toISOString()
  if (form === 'seconds') return writeTimestamp(at)
  const milliseconds = String(at.getMilliseconds()).padStart(3, '0')
  return writeTimestamp(at).replace('+07:00', `.${milliseconds}+07:00`)
}

const ALPHABETS: Readonly<Record<NonNullable<Speech['externalId']>['alphabet'], string>> = {
  digits: '0123456789',
  'letters and digits': 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
}

/** An X-EXTERNAL-ID that was not used before, as a gateway writes it. */
export function writeExternalId(
  { length, alphabet }: NonNullable<Speech['externalId']> = { length: 18, alphabet: 'digits' },
): string {
  const symbols = ALPHABETS[alphabet]
  return Array.from({ length }, () => symbols[randomInt(symbols.length)]).join('')
}
