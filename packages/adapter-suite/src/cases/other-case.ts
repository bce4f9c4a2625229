import type { AdapterCase } from '../bench/bench.ts'
import { expectNotOurs } from '../bench/not-ours.ts'

export const run: AdapterCase = (start) =>
  expectNotOurs(start, ['/API/v1.0/cvs/inquiry', '/api/V1.0/cvs/inquiry', '/api/v1.0/cvs/Inquiry'])
