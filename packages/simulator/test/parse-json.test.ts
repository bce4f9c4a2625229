import { expect, it } from 'vitest'
import { parseJson } from '../src/parse-json.ts'

it('parses JSON', () => {
  expect(parseJson('{"a":["[[[\\"{{{",1]}')).toEqual({ a: ['[[["{{{', 1] })
})

it.each(['', 'no', '{"a":', '[1,]'])('gives nothing for %j', (text) => {
  expect(parseJson(text)).toBeUndefined()
})

it.each([
  [100, true],
  [101, false],
  [300_000, false],
])('takes %i levels: %s', (levels, taken) => {
  expect(parseJson('['.repeat(levels) + ']'.repeat(levels)) !== undefined).toBe(taken)
})
