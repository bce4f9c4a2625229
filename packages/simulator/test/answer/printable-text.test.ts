import { describe, expect, test } from 'vitest'
import { clipText, toPrintableLine, toPrintableText } from '../../src/answer/printable-text.ts'

describe('toPrintableText', () => {
  test('leaves what people write', () => {
    const text = 'Pembelian "John" – Rp 10.000\n\tberes 👍🏽 日本 é'
    expect(toPrintableText(text)).toBe(text)
  })

  test('writes out what steers a terminal', () => {
    expect(toPrintableText('a\u001b[31mb\u0000c\u009bd\be\rf')).toBe('a\\u{1b}[31mb\\u{0}c\\u{9b}d\\u{8}e\\u{d}f')
  })

  test('writes out what turns text around, and halves of a character', () => {
    expect(toPrintableText('a\u202eb\u2066c\ud800d\u2028e\u200bf')).toBe(
      'a\\u{202e}b\\u{2066}c\\u{d800}d\\u{2028}e\\u{200b}f',
    )
  })
})

test('toPrintableLine runs lines together', () => {
  expect(toPrintableLine(' a\r\n\t b\n\n c ')).toBe('a b c')
})

test('clipText says how much it left out', () => {
  expect(clipText('abcdef', 6)).toBe('abcdef')
  expect(clipText('abcdef', 2)).toBe('ab… (4 more characters)')
})
