import { makeIdentity, playCalls, RIGHT_CODES } from '@snap-sdk/example-suite'
import { createGateway } from '@snap-sdk/simulator'
import { expect, test } from 'vitest'
// Importing it needs no secret, as in `next build`: the variables are set below.
import { POST } from '../app/api/snap/[...path]/route.ts'
import { GET } from '../app/bills/[number]/route.ts'

const NICEPAY = '203.0.113.7'
const { privateKey, environment } = makeIdentity()
Object.assign(process.env, environment, { NICEPAY_ADDRESSES: NICEPAY })

/** What the platform's proxy writes. */
const from = (address: string | undefined) => ({
  fetch(request: Request): Promise<Response> {
    if (address !== undefined) request.headers.set('x-real-ip', address)
    return POST(request)
  },
})

test('the route handler answers NICEPAY', async () => {
  expect(await playCalls(from(NICEPAY), { privateKey, basePath: '/api/snap' })).toEqual(RIGHT_CODES)
  const bill = await GET(new Request('http://localhost'), { params: Promise.resolve({ number: '701589101110' }) })
  expect((await bill.json()).payments).toHaveLength(1)
})

test.each([undefined, '198.51.100.1'])('a call from the address %s is refused', async (address) => {
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: from(address), basePath: '/api/snap' })
  expect((await gateway.requestToken()).response.body).toMatchObject({ responseCode: '4017300' })
})
