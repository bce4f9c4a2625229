import { formatTimestamp, parseTimestamp } from '@snap-sdk/core'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits } from '../support/binary-text.ts'

const two = (min: number, max: number) => fc.integer({ min, max }).map((value) => String(value).padStart(2, '0'))
const wellFormed = fc
  .tuple(
    fc.integer({ min: 0, max: 9999 }).map((year) => String(year).padStart(4, '0')),
    two(0, 13),
    two(0, 32),
    two(0, 25),
    two(0, 61),
    two(0, 61),
    fc.constantFrom('', '.000', '.999', '.1', '.123456', '.123456789', '.1234567890'),
    fc.oneof(
      fc.constantFrom('Z', 'z', '+07:00', '+0700', '+07', '-00:00', '+7', ''),
      fc.tuple(two(0, 15), two(0, 60)).map(([h, m]) => `-${h}:${m}`),
    ),
  )
  .map(
    ([year, month, day, hour, minute, second, rest, zone]) =>
      `${year}-${month}-${day}T${hour}:${minute}:${second}${rest}${zone}`,
  )
const digits = fc.string({ unit: fc.constantFrom(...'0123456789-:T+Z. ٣'), maxLength: 4 })

export const timestampsTarget = defineTarget<string>({
  name: 'timestamps',
  promise: 'what is taken for a timestamp is the instant that Date.parse reads, and no other day or hour',
  runs: 60_000,
  inputs: fc.oneof(
    wellFormed,
    fc
      .tuple(wellFormed, fc.array(anyEdit(digits), { minLength: 1, maxLength: 2 }))
      .map(([text, edits]) => applyEdits(text, edits)),
    anyBytes(40),
  ),
  async open() {
    return { check }
  },
})

/** The longest: nine digits of a fraction, and an offset. */
const LONGEST = '2024-01-22T15:00:01.123456789+07:00'.length

/** The engine's own parser takes the whole grammar that snap-sdk takes, with a colon in the offset, and rolls 30 February over: hence the round trip. */
function check(input: string): void {
  const result = parseTimestamp(input)
  const spelled = input.replace(/([+-]\d\d)(\d\d)?$/, (offset, hours: string, minutes = '00') =>
    input.at(-3) === ':' ? offset : `${hours}:${minutes}`,
  )
  const instant = Date.parse(spelled)
  if (!result.ok) {
    const standard = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])T([01]\d|2[0-3])(:[0-5]\d){2}\+07:00$/
    mustHold(!standard.test(input), 'a timestamp as SNAP prints it is refused')
    return
  }
  mustHold(input.length <= LONGEST, 'a text longer than any timestamp is taken')
  mustHold(result.value.getTime() === instant, `Date.parse reads ${instant}, parseTimestamp ${result.value.getTime()}`)
  const offset = /([+-])(\d\d):(\d\d)$/.exec(spelled)
  const minutes = offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
  const local = new Date(instant + minutes * 60_000).toISOString()
  mustHold(local.startsWith(input.slice(0, 19)), `day or hour rolled over to ${local}`)
  const year = new Date(instant + 7 * 3_600_000).getUTCFullYear()
  if (year < 0 || year > 9999) return
  const again = parseTimestamp(formatTimestamp(result.value))
  mustHold(
    again.ok && Math.floor(again.value.getTime() / 1000) === Math.floor(instant / 1000),
    'written, it is another instant',
  )
}
