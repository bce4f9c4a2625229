export { describeDuplicateStore } from './describe-duplicate-store.ts'
