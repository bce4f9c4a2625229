import { memoryDuplicateStore } from '@snap-sdk/core'
import { describeDuplicateStore, type TestRunner } from '@snap-sdk/store-suite'

export function testStore(runner: TestRunner): void {
  describeDuplicateStore('The memory store', () => memoryDuplicateStore(), runner)
}
