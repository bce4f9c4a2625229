import { expect, it } from 'vitest'
import { CASES } from '../../src/conformance/cases-of.ts'
import { selectCases } from '../../src/conformance/select-cases.ts'

const select = (selection: Parameters<typeof selectCases>[1]) => selectCases(CASES, selection).map(({ name }) => name)

it('takes all by default', () => {
  expect(select({})).toEqual(CASES.map(({ name }) => name))
})

it('takes a name as itself, and not as a beginning', () => {
  expect(select({ only: ['token-valid'] })).toEqual(['token-valid'])
})

it('takes the beginning of names, up to a hyphen', () => {
  expect(select({ only: ['token-signature'] })).toEqual(
    CASES.map(({ name }) => name).filter((name) => name.startsWith('token-signature-')),
  )
  expect(() => select({ only: ['token-sig'] })).toThrow(
    "No case is named 'token-sig'. --list shows all names, and * stands for any part of one.",
  )
})

it('takes patterns', () => {
  expect(select({ only: ['*-signature-wrong'] })).toEqual([
    'token-signature-wrong',
    'inquiry-signature-wrong',
    'payment-signature-wrong',
  ])
})

it('skips after it has taken', () => {
  expect(select({ only: ['*-signature-wrong'], skip: ['payment'] })).toEqual([
    'token-signature-wrong',
    'inquiry-signature-wrong',
  ])
})

it.each(['nothing', 'token-valid.', '(', '.*', ''])('refuses %j, which names no case', (text) => {
  expect(() => select({ only: [text] })).toThrow(`No case is named '${text}'.`)
  expect(() => select({ skip: [text] })).toThrow(`No case is named '${text}'.`)
})

it('refuses to run nothing', () => {
  expect(() => select({ only: ['token-valid'], skip: ['token'] })).toThrow('No case is left to run')
})
