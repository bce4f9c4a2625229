export { describeDuplicateStore, type StoreTraits } from './describe-duplicate-store.ts'
export type { TestLedger } from './ledger.ts'
export type { TestExpectation, TestRunner } from './test-runner.ts'
