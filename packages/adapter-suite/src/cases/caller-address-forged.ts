import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { INQUIRY } from '../bench/merchant.ts'

/** Nobody said that X-Forwarded-For is to be trusted, so it is not. */
export const run: AdapterCase = async (start) => {
  const bench = await start({ allowedAddresses: ['103.20.51.0/24'], signature: 'asymmetric' })
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const extraHeaders = ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP'].map(
    (name) => [name, name === 'Forwarded' ? 'for=103.20.51.34' : '103.20.51.34'] as const,
  )
  const answer = await bench.send(request, { extraHeaders })
  expect(answer.json.responseMessage).toBe('Unauthorized. [Connection not allowed]')
}
