import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** Nobody said that X-Forwarded-For is to be trusted, so it is not. */
export const run: AdapterCase = async (start) => {
  const stand = await start({ allowedAddresses: ['103.20.51.0/24'], signature: 'asymmetric' })
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const extraHeaders = ['X-Forwarded-For', 'X-Real-IP', 'Forwarded', 'CF-Connecting-IP'].map(
    (name) => [name, name === 'Forwarded' ? 'for=103.20.51.34' : '103.20.51.34'] as const,
  )
  const answer = await stand.send(request, { extraHeaders })
  expect(answer.json.responseMessage).toBe('Unauthorized. [Connection not allowed]')
}
