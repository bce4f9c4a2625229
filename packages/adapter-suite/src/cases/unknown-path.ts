import type { AdapterCase } from '../bench/bench.ts'
import { expectNotOurs } from '../bench/not-ours.ts'

export const run: AdapterCase = (start) =>
  expectNotOurs(start, ['/', '/api', '/api/v1.0/cvs', '/api/v1.0/cvs/inquiry2', '/v1.0/cvs/inquiry'])
