import { expectHappyPath } from '../stand/happy-path.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = (start) => expectHappyPath(start, 'client-id')
