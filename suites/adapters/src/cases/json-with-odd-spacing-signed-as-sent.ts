import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = async (start) => {
  const stand = await start()
  const spaced = `\r\n ${JSON.stringify(INQUIRY, null, '\t').replaceAll(':', ' : ')}\n\n`
  const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, spaced))
  expect(answer.json.responseCode).toBe('2000000')
}
