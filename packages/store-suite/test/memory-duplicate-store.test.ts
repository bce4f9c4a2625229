import { memoryDuplicateStore } from '@snap-sdk/core'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { beforeEach, describe, expect, test } from 'vitest'

describeDuplicateStore('The memory store', () => memoryDuplicateStore(), { describe, test, beforeEach, expect })
