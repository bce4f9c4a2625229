import type { AdapterCase } from '../bench/bench.ts'
import { expectHappyPath } from '../bench/happy-path.ts'

export const run: AdapterCase = (start) => expectHappyPath(start, 'access-token')
