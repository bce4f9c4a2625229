import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { writeHead } from '../stand/http-message.ts'
import { INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

export const run: AdapterCase = async (start) => {
  const stand = await start()
  const request = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await stand.open()
  await connection.write(writeHead(request, { extraHeaders: [['Expect', '100-continue']] }))
  expect((await connection.readAnswer()).status).toBe(100)
  await connection.write(request.body)
  expect((await connection.readAnswer()).json.responseCode).toBe('2000000')
}
