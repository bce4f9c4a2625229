import type { AdapterCase } from '../bench/bench.ts'
import { expectNotOurs } from '../bench/not-ours.ts'

export const run: AdapterCase = (start) => expectNotOurs(start, ['//api/v1.0/cvs/inquiry', '/api//v1.0/cvs/inquiry'])
