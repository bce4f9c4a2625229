import { memoryDuplicateStore } from '@snap-sdk/core'
import { describeDuplicateStore } from '@snap-sdk/store-suite'

describeDuplicateStore('The memory store', () => memoryDuplicateStore())
