import type { AdapterCase } from '../bench/bench.ts'
import { expectWiringError } from '../bench/wiring-error.ts'

export const run: AdapterCase = (start) => expectWiringError(start, 'json')
