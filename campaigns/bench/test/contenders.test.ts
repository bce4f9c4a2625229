import { createServer, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { callMaker } from '../src/contenders/contender.ts'
import { LOCAL_CONTENDERS, type LocalContenderName } from '../src/contenders/local.ts'
import { FRAMEWORKS, type Framework, SERVERS, serversFor } from '../src/contenders/servers.ts'
import { INQUIRY } from '../src/workload/bill.ts'
import { makeMerchant } from '../src/workload/merchant.ts'
import { CALL_KINDS, type CallKind, externalIdOf, type SignedCall, signCalls } from '../src/workload/signed-call.ts'

/** Nobody may measure a server that does not do its work: each answers what is genuine, and refuses what is not. */

const merchant = makeMerchant()

const CODES: Readonly<Record<CallKind, { readonly genuine: string; readonly forged: string }>> = {
  token: { genuine: '2007300', forged: '4017300' },
  'inquiry client-id': { genuine: '2000000', forged: '4010000' },
  'inquiry symmetric': { genuine: '2000000', forged: '4010000' },
}

interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever a contender answered
  readonly body: any
}

function expectGenuine(kind: CallKind, { status, body }: Answered): void {
  expect([status, body.responseCode]).toEqual([200, CODES[kind].genuine])
  if (kind === 'token') expect(body.accessToken).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  else expect(body.payNoData).toMatchObject({ payNo: INQUIRY.payNo, totalAmount: { value: '10000.00' } })
}

function expectRefused(kind: CallKind, { status, body }: Answered): void {
  expect([status, body.responseCode]).toEqual([401, CODES[kind].forged])
  expect(body).not.toHaveProperty('payNoData')
  expect(body.accessToken ?? '').toBe('')
}

describe('in process', () => {
  const cases = CALL_KINDS.flatMap((kind) =>
    (Object.keys(LOCAL_CONTENDERS) as LocalContenderName[])
      .filter((name) => name !== "DOKU's helpers" || kind === 'token')
      .map((name) => ({ name, kind })),
  )

  test.each(cases)('$name answers $kind', async ({ name, kind }) => {
    const contender = await LOCAL_CONTENDERS[name](merchant, kind)
    const ask = async (forged: boolean): Promise<Answered> => {
      const nextCall = callMaker(await signCalls(kind, merchant, { forged }))
      const { status, body } = await contender(nextCall())
      return { status, body: JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) }
    }
    expectGenuine(kind, await ask(false))
    expectRefused(kind, await ask(true))
  })
})

describe('over HTTP', () => {
  const cases = FRAMEWORKS.flatMap((framework) =>
    CALL_KINDS.flatMap((kind) => serversFor(framework, kind).map((name) => ({ framework, name, kind }))),
  )

  test.each(cases)('$framework, $name answers $kind', async ({ framework, name, kind }) => {
    await serve(framework, name, kind, async (send) => {
      const genuine = await send((await signCalls(kind, merchant))(0))
      if (name === 'bare route') {
        expect(genuine).toMatchObject({ status: 200, body: { responseCode: '2000000' } })
        return
      }
      expectGenuine(kind, genuine)
      expectRefused(kind, await send((await signCalls(kind, merchant, { forged: true }))(0)))
    })
  })
})

async function serve(
  framework: Framework,
  name: string,
  kind: CallKind,
  work: (send: (call: SignedCall) => Promise<Answered>) => Promise<void>,
): Promise<void> {
  const make = SERVERS[framework][name]
  if (make === undefined) throw new Error(`${framework} has no ${name}`)
  const server = createServer(await make(merchant, kind))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = server.address() as AddressInfo // it listens on TCP
    await work((call) => send(port, call))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function send(port: number, { method, target, headers, body }: SignedCall): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = sendRequest({
      port,
      method,
      path: target,
      headers: { ...headers, 'x-external-id': externalIdOf(1) },
    })
    request.once('error', reject).once('response', async (response) => {
      const chunks = await response.toArray()
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) })
    })
    request.end(body)
  })
}
