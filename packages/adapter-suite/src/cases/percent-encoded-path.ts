import type { AdapterCase } from '../bench/bench.ts'
import { expectNotOurs } from '../bench/not-ours.ts'

export const run: AdapterCase = (start) =>
  expectNotOurs(start, ['/api/v1.0/cvs/%69nquiry', '/api%2Fv1.0/cvs/inquiry', '/api/v1%2E0/cvs/inquiry'])
