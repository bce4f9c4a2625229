import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import type { AdapterCase } from '../bench/bench.ts'
import { writeHead } from '../bench/http-message.ts'
import { INQUIRY } from '../bench/merchant.ts'

export const run: AdapterCase = async (start) => {
  const bench = await start()
  const request = await bench.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const connection = await bench.open()
  await connection.write(writeHead(request, { extraHeaders: [['Expect', '100-continue']] }))
  expect((await connection.readAnswer()).status).toBe(100)
  await connection.write(request.body)
  expect((await connection.readAnswer()).json.responseCode).toBe('2000000')
}
