import { expectBytesKept } from '../stand/bytes-kept.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = (start) => expectBytesKept(start, 'json-keeping-bytes')
