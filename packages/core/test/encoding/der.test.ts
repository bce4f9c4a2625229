import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readDer, writeDer } from '../../src/encoding/der.ts'

it('reads what it writes, in each of the three forms of a length', () => {
  for (const length of [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff]) {
    const content = new Uint8Array(length).fill(7)
    const written = writeDer(0x30, content.subarray(0, length >> 1), content.subarray(length >> 1))
    expect(readDer(Uint8Array.of(...written, 1, 2))).toEqual({ tag: 0x30, content, rest: Uint8Array.of(1, 2) })
  }
})

it.each([
  ['nothing', []],
  ['a tag alone', [0x30]],
  ['a content that is cut off', [0x30, 2, 1]],
  ['a long length that is cut off', [0x30, 0x82, 1]],
  ['an indefinite length', [0x30, 0x80, 0, 0]],
  ['a length of three bytes', [0x30, 0x83, 0, 0, 0]],
])('refuses %s', (_, bytes) => {
  expect(readDer(Uint8Array.from(bytes))).toBeUndefined()
})

it('never throws', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const element = readDer(bytes)
      expect((element?.content.length ?? 0) + (element?.rest.length ?? 0)).toBeLessThanOrEqual(bytes.length)
    }),
  )
})
