/** What this suite needs of a test runner: Vitest's or Jest's own functions fit. */
export interface TestRunner {
  describe(name: string, define: () => void): unknown
  test(name: string, run: () => Promise<void>): unknown
  beforeEach(run: () => Promise<void>): unknown
  expect(actual: unknown): TestExpectation
}

/** What the suite says of a value. */
export interface TestExpectation {
  toBe(expected: unknown): unknown
  toEqual(expected: unknown): unknown
  toContain(expected: unknown): unknown
}
