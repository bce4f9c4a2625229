import { INQUIRY_PATH, type RawRequest, TOKEN_PATH } from '@snap-sdk/simulator'
import { expect } from 'vitest'
import { createMerchant, INQUIRY } from '../stand/merchant.ts'
import type { AdapterCase } from '../stand/stand.ts'

/** What a server adds of its own accord. */
const OF_THE_SERVER = ['connection', 'content-length', 'date', 'keep-alive', 'x-in-front', 'x-powered-by']

/** Byte for byte what `handle` gives: no charset, no ETag, no other order. So all adapters answer the same. */
export const run: AdapterCase = async (start) => {
  const clock = () => new Date('2024-01-22T08:00:01Z')
  const stand = await start({ snap: { clock } })
  const twin = await createMerchant({ snap: { clock } })
  const token = await stand.gateway.prepareToken()
  const inquiry = await stand.gateway.prepare(INQUIRY_PATH, INQUIRY)
  const calls: [string, RawRequest][] = [
    ['token', token],
    ['inquiry', inquiry],
    ['duplicate', inquiry],
    ['unsigned', { ...inquiry, headers: { ...inquiry.headers, 'X-SIGNATURE': 'AAAA' } }],
    ['wrong method', { ...inquiry, method: 'PUT' }],
    ['empty', { ...token, path: `/api${TOKEN_PATH}`, body: new Uint8Array() }],
  ]
  for (const [name, request] of calls) {
    const { method, path: target, body } = request
    const received = new Headers([...Object.entries(request.headers), ['Content-Length', String(body.length)]])
    const expected = await twin.snap.handle({ method, target, body, headers: received })
    const answer = await stand.send(request)
    expect([name, answer.status]).toEqual([name, expected.status])
    expect(answer.body).toEqual(expected.body)
    const own = answer.headers.filter(([header]) => !OF_THE_SERVER.includes(header.toLowerCase()))
    const spelled = own.map(([header, value]): [string, string] => [header.toLowerCase(), value])
    const wanted = Object.entries(expected.headers).map(([header, value]) => [header.toLowerCase(), value])
    expect(Object.fromEntries(spelled)).toEqual(Object.fromEntries(wanted))
    expect(spelled).toHaveLength(wanted.length)
  }
}
