import { expect, it } from 'vitest'
import { toReport } from '../src/command/report.ts'
import { runTests, type Test } from '../src/suite/test.ts'

const throwing = () => {
  throw new TypeError('not here')
}

async function report(tests: readonly Test[]) {
  const lines: string[] = []
  for await (const line of runTests(tests)) lines.push(line)
  return toReport(lines.join('\n'))
}

it('counts what passed and names what failed', async () => {
  const tests = [
    { name: 'good', run: () => {} },
    { name: 'bad', run: throwing },
    { name: 'late', run: () => Promise.reject('a text') },
  ]
  expect(await report(tests)).toEqual({
    passed: 1,
    gaps: [],
    failures: [
      { name: 'bad', message: 'TypeError: not here' },
      { name: 'late', message: 'thrown: a text' },
    ],
  })
})

it('takes a gap that does not pass, and fails one that does', async () => {
  const tests = [
    { name: 'gap', run: throwing, gap: 'a reason' },
    { name: 'no gap', run: () => {}, gap: 'a reason' },
    { name: 'good', run: () => {} },
  ]
  expect(await report(tests)).toEqual({
    passed: 1,
    gaps: [{ name: 'gap', reason: 'a reason' }],
    failures: [{ name: 'no gap', message: 'it passes, but is a gap: a reason' }],
  })
})

it.each([
  ['nothing', '', 'ended before its last line, after 0 tests'],
  ['a run that ends half-way', '{"passed":"a"}', 'ended before its last line, after 1 tests'],
  ['lines that are lost', '{"passed":"a"}\n{"done":2}', 'has 2 tests, and printed 1'],
  ['a suite without tests', '{"done":0}', 'not one test passed'],
])('fails %s', (_, output, message) => {
  expect(toReport(output).failures).toEqual([{ name: 'the run', message }])
})

it('fails what is no line of the suite, and a breakdown', () => {
  const { passed, failures } = toReport('{"passed":"a"}\nwarning\n{"done":1}', 'ended with 3')
  expect(passed).toBe(1)
  expect(failures.map(({ message }) => message)).toEqual(['is no line of the suite: warning', 'ended with 3'])
})
