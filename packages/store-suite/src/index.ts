export { describeDuplicateStore } from './describe-duplicate-store.ts'
export type { TestExpectation, TestRunner } from './test-runner.ts'
