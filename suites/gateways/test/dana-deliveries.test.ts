import { readFileSync } from 'node:fs'
import { createSnap, type SnapEvent } from '@snap-sdk/core'
import { dana } from '@snap-sdk/gateways'
import { describe, expect, it } from 'vitest'

/** A delivery of DANA's, with its own signature and public key: nothing here was signed by us. */
interface Delivery {
  readonly id: string
  readonly endpointUrl: string
  readonly timestamp: string
  readonly rawBody: string
  readonly publicKeyPem: string
  readonly signature: string
  readonly observedHeaders: Readonly<Record<string, string>>
  readonly expect: 'valid' | 'invalid'
}

/** @see packages/gateways/test/vectors/dana.json: dana-id/dana-python, tests/test_webhook.py */
const VECTORS: readonly Delivery[] = JSON.parse(
  readFileSync(new URL('../../../packages/gateways/test/vectors/dana.json', import.meta.url), 'utf8'),
).vectors.filter(({ kind }: { kind: string }) => kind === 'rsa-sha256')

function openMerchant({ endpointUrl, publicKeyPem, timestamp, observedHeaders }: Delivery) {
  const runs: {
    request: { originalReferenceNo: string; latestTransactionStatus: string }
    paymentId: string | undefined
  }[] = []
  const events: SnapEvent[] = []
  const gateway = dana({
    partners: [{ clientId: observedHeaders['X-Partner-Id'] ?? '', publicKeys: publicKeyPem }],
    paths: { debitNotify: endpointUrl },
    handlers: {
      debitNotify: (request, { paymentId }) => {
        runs.push({ request, paymentId })
      },
    },
  })
  const snap = createSnap({
    gateways: [gateway],
    clock: () => new Date(timestamp),
    onEvent: (event) => events.push(event),
  })
  return { snap, runs, events }
}

async function deliver(
  { snap }: ReturnType<typeof openMerchant>,
  delivery: Delivery,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number; body: { responseCode: string } }> {
  const sent = {
    ...delivery.observedHeaders,
    'X-Timestamp': delivery.timestamp,
    'X-Signature': delivery.signature,
    ...headers,
  }
  const { status, body } = await snap.handle({
    method: 'POST',
    target: delivery.endpointUrl,
    headers: new Map(Object.entries(sent).map(([name, value]) => [name.toLowerCase(), value])),
    body: new TextEncoder().encode(delivery.rawBody),
  })
  return { status, body: JSON.parse(new TextDecoder().decode(body)) }
}

const deliveries = VECTORS.filter((vector) => vector.expect === 'valid')
const forgeries = VECTORS.filter((vector) => vector.expect === 'invalid')

it('has deliveries and forgeries', () => {
  expect(deliveries.length).toBeGreaterThanOrEqual(1)
  expect(forgeries.length).toBeGreaterThanOrEqual(3)
})

describe.each(deliveries)('$id', (delivery) => {
  it('passes end to end, on the path that the merchant chose', async () => {
    const merchant = openMerchant(delivery)
    expect(await deliver(merchant, delivery)).toEqual({
      status: 200,
      body: { responseCode: '2005600', responseMessage: 'Successful' },
    })
    expect(merchant.runs).toMatchObject([{ request: JSON.parse(delivery.rawBody) }])
    expect(merchant.runs[0]?.paymentId).toMatch(/^[\w-]{43}$/)
  })

  it('is known by reference and status, whatever its X-EXTERNAL-ID', async () => {
    const merchant = openMerchant(delivery)
    const first = await deliver(merchant, delivery)
    for (const externalId of ['dA8h1wYA5doFvTUZaIVabp3EQBXTfb01', 'another']) {
      expect(await deliver(merchant, delivery, { 'X-External-Id': externalId })).toEqual(first)
    }
    expect(merchant.runs).toHaveLength(1)
    expect(merchant.events.filter((event) => event.type === 'answered' && event.duplicate === 'replay')).toHaveLength(2)
  })
})

it.each(forgeries)('$id is refused', async (delivery) => {
  const merchant = openMerchant(delivery)
  const { status, body } = await deliver(merchant, delivery)
  expect([status, body.responseCode]).toEqual([401, '4015600'])
  expect(merchant.runs).toHaveLength(0)
})
