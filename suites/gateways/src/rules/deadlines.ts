import { expect, it } from 'vitest'
import { deadlineOf, type Rule } from './subject.ts'

/** Where a gateway says how long it waits, it hears something before. */
export const describeDeadline: Rule = (subject) => {
  const { timeout } = subject.dialect

  it(`answers within ${timeout === undefined ? 'ten seconds' : `${timeout.milliseconds} ms`}`, () => {
    expect(deadlineOf(subject)).toBeLessThan(timeout?.milliseconds ?? 10_000)
    expect(deadlineOf(subject)).toBeGreaterThanOrEqual(1_000)
  })
}
