import { createServer, type RequestListener } from 'node:http'
import { createMerchant } from '@snap-sdk/adapter-suite/merchant'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { snapNode } from '@snap-sdk/node'
import { INQUIRY_PATH } from '@snap-sdk/simulator'
import { expect, onTestFinished, test } from 'vitest'

const { snap } = await createMerchant()
const door = snapNode(snap)
const PATH = `/api${INQUIRY_PATH}`

/** One call to a server that has nothing but this. */
async function call(listener: RequestListener, path: string, init?: RequestInit) {
  const { port, stop } = await serve(createServer(listener))
  onTestFinished(stop)
  const response = await fetch(`http://127.0.0.1:${port}${path}`, init)
  return { status: response.status, text: await response.text() }
}

test('an unknown path is a plain 404', async () => {
  expect(await call(door, '/elsewhere')).toEqual({ status: 404, text: 'Not Found' })
})

test('a path of the snap is answered', async () => {
  const { status, text } = await call(door, PATH)
  expect([status, JSON.parse(text).responseCode]).toEqual([405, '4050000'])
})

test('a request that was made without a socket, with headers alone, is read', async () => {
  const answer = await new Promise<{ status: number; body: Uint8Array | undefined }>((resolve) => {
    let status = 0
    const request = {
      method: 'POST',
      url: PATH,
      headers: { 'content-type': 'application/json' },
      rawBody: new Uint8Array(),
    }
    const response = {
      headersSent: false,
      writeHead: (written: number) => {
        status = written
      },
      end: (body?: Uint8Array) => resolve({ status, body }),
    }
    door(request as unknown as Parameters<typeof door>[0], response)
  })
  expect([answer.status, new TextDecoder().decode(answer.body)]).toEqual([400, expect.stringContaining('4000002')])
})

test('an option that does not exist is refused with the nearest right name', () => {
  const wrong = { adress: () => '10.0.0.1' } as never // what JavaScript lets through
  const message = 'snapNode: there is no option adress. Did you mean address?'
  expect(() => snapNode(snap, wrong)).toThrow(expect.objectContaining({ code: 'OPTION_INVALID', message }))
  const nothing = 'snapNode takes an object of options; null came.'
  expect(() => snapNode(snap, null as never)).toThrow(expect.objectContaining({ message: nothing }))
})
