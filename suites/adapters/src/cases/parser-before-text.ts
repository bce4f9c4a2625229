import type { AdapterCase } from '../stand/stand.ts'
import { expectWiringError } from '../stand/wiring-error.ts'

export const run: AdapterCase = (start) => expectWiringError(start, 'text')
