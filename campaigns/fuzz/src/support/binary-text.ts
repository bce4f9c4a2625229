import fc, { type Arbitrary } from 'fast-check'

/** Bytes as text of one character a byte, as the corpus keeps them. */
export function toBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff)
}

/** The other way round. */
export function toBinaryText(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

/** Any bytes. */
export function anyBytes(maxLength: number): Arbitrary<string> {
  return fc.uint8Array({ maxLength }).map(toBinaryText)
}

/** One change to a text. */
export type Edit =
  | { readonly at: number; readonly remove: number; readonly insert: string }
  | { readonly at: number; readonly repeat: number; readonly length: number }

/** Where an edit lies is a share of the text, from 0 to 1, so that it fits a text of any length. */
export function anyEdit(insert: Arbitrary<string>): Arbitrary<Edit> {
  const at = fc.double({ min: 0, max: 1, noNaN: true })
  return fc.oneof(
    fc.record({ at, remove: fc.nat(8), insert }),
    fc.record({ at, repeat: fc.integer({ min: 1, max: 5 }), length: fc.integer({ min: 1, max: 20 }) }),
  )
}

/** Changes a text, one edit after the other. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, edit) => {
    const at = Math.floor(edit.at * before.length)
    if ('insert' in edit) return before.slice(0, at) + edit.insert + before.slice(at + edit.remove)
    return before.slice(0, at) + before.slice(at, at + edit.length).repeat(edit.repeat) + before.slice(at)
  }, text)
}
