import { memoryDuplicateStore } from '@snap-sdk/core'
import { describeDuplicateStore } from '@snap-sdk/store-suite'
import { beforeEach, describe, expect, test } from 'vitest'
import { leasedStore } from '../../core/test/support/leased-store.ts'

const runner = { describe, test, beforeEach, expect }

describeDuplicateStore('The memory store', () => memoryDuplicateStore(), runner, { leases: false })
describeDuplicateStore('The store of core’s own tests', () => leasedStore(), runner)
