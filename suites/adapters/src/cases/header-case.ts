import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

const SPELLINGS = [
  (name: string) => name.toLowerCase(),
  (name: string) => name.toUpperCase(),
  (name: string) => name.toLowerCase().replace(/\b[a-z]/g, (letter) => letter.toUpperCase()),
]

export const run: AdapterCase = async (start) => {
  const stand = await start()
  for (const [index, spell] of SPELLINGS.entries()) {
    const inquiry = { ...INQUIRY, inquiryRequestId: String(index) }
    const answer = await stand.send(await stand.gateway.prepare(INQUIRY_PATH, inquiry), { spell })
    expect(answer.json.responseCode).toBe('2000000')
  }
}
