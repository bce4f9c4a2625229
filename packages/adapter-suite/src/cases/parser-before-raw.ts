import type { AdapterCase } from '../bench/bench.ts'
import { expectBytesKept } from '../bench/bytes-kept.ts'

export const run: AdapterCase = (start) => expectBytesKept(start, 'raw')
