import { describe, expect, it } from 'vitest'
import type { SnapCapture } from '../src/index.ts'
import { type MerchantOptions, openMerchant } from './support/merchant.ts'
import { INQUIRY_PATH, makeRequest, NOW, stream, toBytes } from './support/request.ts'

function open(options: Parameters<typeof openMerchant>[0] = {}) {
  const captures: SnapCapture[] = []
  return { captures, ...openMerchant({ onCapture: (capture) => captures.push(capture), ...options }) }
}

const bodyOf = (capture: SnapCapture | undefined) => Buffer.from(capture?.bodyBase64 ?? '', 'base64').toString()

describe('onCapture', () => {
  it.each(['bytes', 'a stream'])('gets the whole call, secrets included: %s', async (kind) => {
    const { captures, handle } = open()
    const body = '{ "text": "é" }'
    const bytes = toBytes(body)
    const sentBody = kind === 'bytes' ? bytes : stream(bytes.subarray(0, 12), bytes.subarray(12))
    const request = makeRequest({ body, sentBody, externalId: 'id', remoteAddress: '10.0.0.1' })
    const answer = await handle(request)
    expect(captures).toEqual([
      {
        receivedAt: NOW.toISOString(),
        method: 'POST',
        target: '/api/v1.0/test/inquiry',
        headers: expect.objectContaining({
          'content-type': 'application/json',
          authorization: request.headers.get('authorization'),
          'x-signature': request.headers.get('x-signature'),
          'x-external-id': 'id',
        }),
        bodyBase64: Buffer.from(body).toString('base64'),
        remoteAddress: '10.0.0.1',
        basePath: '/api',
        signedBasePath: '/api',
        answer: { status: 200, body: answer.text },
      },
    ])
    expect(JSON.parse(JSON.stringify(captures))).toEqual(captures)
  })

  it('gets the body of a call that was refused before it was read', async () => {
    const { captures, call } = open()
    await call({ clientId: 'OTHER', sentBody: stream('{"te', 'xt":1}') })
    expect(captures[0]?.answer.status).toBe(401)
    expect(bodyOf(captures[0])).toBe('{"text":1}')
  })

  it('gets no more of a body than the limit, and what had come before it broke off', async () => {
    const { captures, call } = open({ maxBodyBytes: 4 })
    await call({ sentBody: stream('12', '3456', '78') })
    await call({ sentBody: toBytes('123456') })
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield toBytes('12')
      throw new Error('reset')
    }
    await call({ clientId: 'OTHER', sentBody: broken() })
    expect(captures.map(bodyOf)).toEqual(['1234', '1234', '12'])
  })

  it('holds close up until the answer that it captures has gone out', async () => {
    const { captures, call, snap } = open()
    async function* late(): AsyncGenerator<Uint8Array> {
      yield toBytes('{"te')
      await new Promise((resolve) => setTimeout(resolve, 50))
      yield toBytes('xt":1}')
    }
    const calling = call({ clientId: 'OTHER', sentBody: late() })
    await snap.close()
    expect(captures.map(bodyOf)).toEqual(['{"text":1}'])
    await calling
  })

  it('waits a second for a body that does not come, and no longer', async () => {
    const { captures, call } = open()
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield toBytes('12')
      await new Promise(() => {})
    }
    await call({ clientId: 'OTHER', sentBody: slow() })
    expect(bodyOf(captures[0])).toBe('12')
  })

  it.each<[string, () => unknown]>([
    ['throws', () => raise()],
    ['rejects', async () => raise()],
  ])('that %s changes no answer', async (_, onCapture) => {
    const { call } = openMerchant({ onCapture: onCapture as () => void })
    expect((await call()).code).toBe('2002400')
    await new Promise(setImmediate) // an unhandled rejection would fail the run
  })
})

describe('the base paths of a capture', () => {
  const basePathsOf = async (contract: NonNullable<MerchantOptions['contract']>, target?: string) => {
    const { captures, handle } = open({ contract })
    const request = makeRequest()
    await handle({ ...request, target: target ?? request.target })
    const [capture] = captures
    return [capture?.basePath, capture?.signedBasePath]
  }

  it('are what stands before the service’s own path, and what is signed there', async () => {
    expect(await basePathsOf({})).toEqual(['/api', '/api'])
    expect(await basePathsOf({}, `/api${INQUIRY_PATH}?a=1`)).toEqual(['/api', '/api'])
    expect(await basePathsOf({ signedPath: { prefix: 'none' } })).toEqual(['/api', ''])
    expect(await basePathsOf({ signedPath: { prefix: '/other' } })).toEqual(['/api', '/other'])
  })

  it('are not told where the path is not ours, or the merchant chose another one', async () => {
    expect(await basePathsOf({}, '/elsewhere')).toEqual([undefined, undefined])
    expect(await basePathsOf({ paths: { inquiry: '/hooks/ask' } }, '/hooks/ask')).toEqual([undefined, undefined])
  })
})

function raise(): never {
  throw new Error('the disk is full')
}
