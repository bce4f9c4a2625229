import { describe, expect, test } from 'vitest'
import type { HandCall, HandWritten } from '../src/floor/hand-call.ts'
import { createNodeCryptography } from '../src/floor/node-cryptography.ts'
import { createFairHandler } from '../src/hand-written/create-fair-handler.ts'
import { makeMerchant } from '../src/workload/merchant.ts'
import { type SignedCall, signCalls } from '../src/workload/sign-calls.ts'
import { WORKLOADS, type WorkloadName } from '../src/workload/workloads.ts'

/** The fair handler is fair only where it makes the checks: each of these would be answered 200 by a careless one, or would take money twice. */

const merchant = makeMerchant()

function open(workload: WorkloadName): HandWritten {
  const { gateway } = WORKLOADS[workload]
  return createFairHandler(WORKLOADS[workload], merchant.clientId, createNodeCryptography(merchant, gateway))
}

async function signOne(workload: WorkloadName, first = 0): Promise<SignedCall> {
  const [call] = await signCalls(workload, merchant, { count: 1, first })
  if (call === undefined) throw new Error('nothing was signed')
  return call
}

function toHandCall({ method, target, headers, body }: SignedCall, changes: Record<string, string> = {}): HandCall {
  const all: Readonly<Record<string, string>> = { ...headers, ...changes }
  return { method, target, header: (name) => all[name] ?? '', body: new TextEncoder().encode(body) }
}

async function codeOf(handler: HandWritten, call: HandCall): Promise<string> {
  return JSON.parse((await handler(call)).body).responseCode
}

describe('a NICO inquiry whose signature covers no body', () => {
  const workload = 'NICO inquiry, client-id'

  test.each([
    ['a header is missing', { 'channel-id': '' }, '4000002'],
    ['a header has the wrong form', { 'x-external-id': 'a b' }, '4000001'],
    ['the content type is another', { 'content-type': 'text/plain' }, '4000001'],
    ['the time is over', { 'x-timestamp': '2024-01-22T15:00:01+07:00' }, '4010000'],
    ['the token is not ours', { authorization: 'Bearer a.b.c' }, '4010001'],
  ])('%s', async (_why, changes, code) => {
    expect(await codeOf(open(workload), toHandCall(await signOne(workload), changes))).toBe(code)
  })

  test.each([
    ['a mandatory field is missing', { mitraCd: undefined }],
    ['a field is too long', { payNo: '7015891011101' }],
    ['a field has another type', { customerNo: 89101110 }],
  ])('%s', async (_why, changes) => {
    const call = await signOne(workload)
    const body = JSON.stringify({ ...JSON.parse(call.body), ...changes })
    expect(await codeOf(open(workload), toHandCall({ ...call, body }))).toBe('4000001')
  })

  test('a client that is not known, although its signature is genuine', async () => {
    const stranger = { ...merchant, clientId: 'STRANGER' }
    const [call] = await signCalls(workload, stranger, { count: 1 })
    if (call === undefined) throw new Error('nothing was signed')
    expect(await codeOf(open(workload), toHandCall(call))).toBe('4010000')
  })

  test('twice is a conflict', async () => {
    const handler = open(workload)
    const call = toHandCall(await signOne(workload))
    expect([await codeOf(handler, call), await codeOf(handler, call)]).toEqual(['2000000', '4090000'])
  })
})

describe('a VA payment', () => {
  const workload = 'VA payment, asymmetric'

  test('twice gets the first answer, under another external ID, too', async () => {
    const handler = open(workload)
    const call = await signOne(workload)
    const first = await handler(toHandCall(call))
    expect(await handler(toHandCall(call))).toBe(first) // the very one that was kept
    expect(await handler(toHandCall(call, { 'x-external-id': 'another' }))).toBe(first)
  })

  test('another one under its external ID is a conflict', async () => {
    const handler = open(workload)
    const [first, second] = [await signOne(workload), await signOne(workload, 1)]
    await handler(toHandCall(first))
    const taken = { 'x-external-id': first.headers['x-external-id'] ?? '' }
    expect(await codeOf(handler, toHandCall(second, taken))).toBe('4092500')
  })
})
