import { expect, it } from 'vitest'
import { findDifferences } from '../../src/demo/find-differences.ts'

const EXPECTED = { code: '2000000', token: /^[a-z]{1,5}$/, data: { name: 'John', amount: { value: '1.00' } } }
const SAME = { code: '2000000', token: 'abc', data: { name: 'John', amount: { value: '1.00' } } }

it('has nothing to say about the same', () => {
  expect(findDifferences(EXPECTED, SAME)).toEqual([])
})

it.each([
  [{ ...SAME, code: '4040014' }, ['code is "4040014", expected "2000000"']],
  [{ ...SAME, code: 2_000_000 }, ['code is 2000000, expected "2000000"']],
  [{ ...SAME, token: 'abcdef' }, ['token is "abcdef", expected text like /^[a-z]{1,5}$/']],
  [{ ...SAME, more: null }, ['more is not expected']],
  [{ code: '2000000', token: 'abc' }, ['data is missing, expected an object']],
  [{ ...SAME, data: ['John'] }, ['data is ["John"], expected an object']],
  [{ ...SAME, data: { name: 'John', amount: {} } }, ['value is missing, expected "1.00"']],
  [undefined, ['the body is missing, expected an object']],
  ['text', ['the body is "text", expected an object']],
])('finds what is wrong with %o', (actual, differences) => {
  expect(findDifferences(EXPECTED, actual)).toEqual(differences)
})
