import type { AdapterCase } from '../bench/bench.ts'
import { expectNotOurs } from '../bench/not-ours.ts'

export const run: AdapterCase = (start) => expectNotOurs(start, ['http://merchant.example/api/v1.0/cvs/inquiry'])
