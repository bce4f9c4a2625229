import { expectNotOurs } from '../stand/not-ours.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = (start) =>
  expectNotOurs(start, ['/', '/api', '/api/v1.0/cvs', '/api/v1.0/cvs/inquiry2', '/v1.0/cvs/inquiry'])
