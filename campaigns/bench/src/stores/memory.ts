import { memoryDuplicateStore } from '@snap-sdk/core'
import type { OpenStore } from './open-store.ts'

export const openMemory: OpenStore = async () => ({ duplicates: memoryDuplicateStore(), close: async () => {} })
