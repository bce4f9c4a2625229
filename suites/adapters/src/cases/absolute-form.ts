import { expectNotOurs } from '../stand/not-ours.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = (start) => expectNotOurs(start, ['http://merchant.example/api/v1.0/cvs/inquiry'])
