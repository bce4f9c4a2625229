import { createServer, request as sendRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { toLocalCall } from '../src/contenders/contender.ts'
import { contendersFor, LOCAL_CONTENDERS, type LocalContenderName } from '../src/contenders/local.ts'
import { DOOR_NAMES, type DoorName, SERVER_NAMES, type ServerName, serve } from '../src/contenders/servers.ts'
import { makeMerchant } from '../src/workload/merchant.ts'
import { type SignedCall, signCalls } from '../src/workload/sign-calls.ts'
import { DOOR_WORKLOADS, WORKLOAD_NAMES, WORKLOADS, type WorkloadName } from '../src/workload/workloads.ts'

/** Nobody may measure what does not do its work: each answers what is genuine as snap-sdk does, and refuses what is not. */

const merchant = makeMerchant()

interface Answered {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: whatever a contender answered
  readonly body: any
}

/** A genuine call and a forged one, and the genuine one once more. */
async function callsOf(workload: WorkloadName) {
  const [genuine] = await signCalls(workload, merchant, { count: 1 })
  const [forged] = await signCalls(workload, merchant, { count: 1, first: 1, forged: true })
  if (genuine === undefined || forged === undefined) throw new Error('nothing was signed')
  return { genuine, forged }
}

function expectRefused(workload: WorkloadName, { status, body }: Answered): void {
  expect([status, body.responseCode]).toEqual([401, `401${WORKLOADS[workload].serviceCode}00`])
  expect(body.accessToken ?? '').toBe('')
}

describe.each(WORKLOAD_NAMES)('in process, %s', (workload) => {
  async function ask(name: LocalContenderName, call: SignedCall): Promise<Answered> {
    const contender = await LOCAL_CONTENDERS[name].make(merchant, workload)
    const { status, body } = await contender.answer(toLocalCall(call))
    await contender.close()
    return { status, body: JSON.parse(typeof body === 'string' ? body : new TextDecoder().decode(body)) }
  }

  test('every contender answers what snap-sdk answers, and refuses what is forged', async () => {
    const { genuine, forged } = await callsOf(workload)
    const ours = await ask('snap.handle', genuine)
    expect([ours.status, ours.body.responseCode]).toEqual([200, `200${WORKLOADS[workload].serviceCode}00`])
    for (const name of contendersFor(workload)) {
      expectRefused(workload, await ask(name, forged))
      if (name === "DOKU's helpers") continue // its token has another form
      const { accessToken: _, ...answer } = (await ask(name, genuine)).body
      const { accessToken: __, ...expected } = ours.body
      expect(answer).toEqual(expected)
    }
  })
})

describe.each(DOOR_NAMES)('over HTTP, %s', (door) => {
  const cases = SERVER_NAMES.flatMap((server) => DOOR_WORKLOADS.map((workload) => ({ server, workload })))

  test.each(cases)('$server answers $workload', async ({ server, workload }) => {
    const { genuine, forged } = await callsOf(workload)
    await behind(door, server, workload, async (send) => {
      expect(await send(genuine)).toMatchObject({
        status: 200,
        body: { responseCode: `200${WORKLOADS[workload].serviceCode}00` },
      })
      expectRefused(workload, await send(forged))
    })
  })
})

async function behind(
  door: DoorName,
  server: ServerName,
  workload: WorkloadName,
  work: (send: (call: SignedCall) => Promise<Answered>) => Promise<void>,
): Promise<void> {
  const { listener, close } = await serve(door, server, { merchant, workload })
  const http = createServer(listener)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  try {
    const { port } = http.address() as AddressInfo // it listens on TCP
    await work((call) => send(port, call))
  } finally {
    http.closeAllConnections()
    http.close()
    await close()
  }
}

function send(port: number, { method, target, headers, body }: SignedCall): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const request = sendRequest({ port, method, path: target, headers })
    request.once('error', reject).once('response', async (response) => {
      const chunks = await response.toArray()
      resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) })
    })
    request.end(body)
  })
}
