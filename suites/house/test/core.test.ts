import { listFiles, readText } from '@snap-sdk/package-suite/workspace'
import { expect, test } from 'vitest'

const FILES = listFiles('packages/core/src', '.ts')

/** Every gateway that has a dialect, and its products' names. */
const GATEWAYS = [
  'nicepay',
  'nico',
  'niva',
  'bca',
  'bri',
  'midtrans',
  'doku',
  'dana',
  'faspay',
  'winpay',
  'durianpay',
  'espay',
  'payermax',
  'paylabs',
  'paydia',
  'cimb',
  'maybank',
  'bnc',
  'ayolinx',
]

const NAMED = new RegExp(`\\b(?:${GATEWAYS.join('|')})\\b`, 'i')

test('core names no gateway, in comments neither', () => {
  const lines = FILES.flatMap((file) => {
    const text = readText(file).split('\n')
    return text.flatMap((line, index) => (NAMED.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : []))
  })
  expect(lines).toEqual([])
  expect(NAMED.test('/** As NICEPAY’s page prints it. */')).toBe(true)
})

test('the names are those of every dialect', () => {
  const dialects = listFiles('packages/gateways/src', '.ts')
    .filter((file) => /= defineGateway\b|\bdefineGateway</.test(readText(file)))
    .map((file) => /([a-z]+)(?:-\w+)*\.ts$/.exec(file)?.[1])
  expect(dialects.length).toBeGreaterThan(15)
  expect(GATEWAYS).toEqual(expect.arrayContaining(dialects))
})

test('one call stands on one screen', () => {
  expect(lengthOf('packages/core/src/handle-call.ts')).toBeLessThanOrEqual(120)
})

test.each(FILES)('%s is below 200 lines', (file) => {
  expect(lengthOf(file)).toBeLessThan(200)
})

function lengthOf(file: string): number {
  return readText(file).trimEnd().split('\n').length
}
