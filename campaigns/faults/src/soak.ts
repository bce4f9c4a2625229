import { generateKeyPairSync } from 'node:crypto'
import { createGateway, INQUIRY_PATH } from '@snap-sdk/simulator'
import { type MerchantProcess, startMerchantProcess } from './merchant-process.ts'

export interface SoakResult {
  readonly framework: string
  readonly calls: number
  readonly errors: number
  /** Bytes after a collection, at a third of the time and at its end. */
  readonly heapEarly: number
  readonly heapLate: number
}

/** So few that the memory store is full, and at its bound, before the first measurement. */
const MAX_ENTRIES = 5_000
const AT_ONCE = 64

/**
 * Inquiries at the highest rate that one process holds.
 *
 * Its signature scheme is `client-id`, which signs the timestamp alone: so one signature a second serves every call, and the load
 * generator is not the bottleneck.
 */
export async function soak(framework: string, seconds: number): Promise<SoakResult> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const merchant = await startMerchantProcess(['--framework', framework], {
    NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    SNAP_TOKEN_SECRET: 'a token secret for a soak of a minute',
    SNAP_MAX_ENTRIES: String(MAX_ENTRIES),
  })
  const gateway = createGateway({ clientId: 'IONPAYTEST', privateKey, target: merchant.url })
  const body = {
    partnerServiceId: '7015',
    customerNo: '89101115',
    payNo: '701589101115',
    inquiryRequestId: '1',
    mitraCd: 'ALMA',
  }
  const until = performance.now() + seconds * 1000
  let [calls, errors, signedAt] = [0, 0, 0]
  let request = await gateway.prepare(INQUIRY_PATH, body)

  async function call(): Promise<void> {
    if (performance.now() - signedAt > 1000) {
      signedAt = performance.now()
      request = await gateway.prepare(INQUIRY_PATH, body)
    }
    const headers = { ...request.headers, 'X-EXTERNAL-ID': String(++calls) }
    try {
      const response = await fetch(new URL(request.path, merchant.url), {
        method: 'POST',
        headers,
        body: Buffer.from(request.body),
      })
      const text = await response.text()
      if (response.status !== 200 || !text.startsWith('{"responseCode":"2000000"')) errors++
    } catch {
      errors++
    }
  }
  const load = Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < until) await call()
    }),
  )
  try {
    await new Promise((resolve) => setTimeout(resolve, (seconds * 1000) / 3))
    const heapEarly = await weigh(merchant)
    await load
    return { framework, calls, errors, heapEarly, heapLate: await weigh(merchant) }
  } finally {
    await merchant.stop()
  }
}

/** The least of a few samples: under load, each holds what some calls in flight hold. */
async function weigh(merchant: MerchantProcess): Promise<number> {
  const samples: number[] = []
  while (samples.length < 5) {
    samples.push(await merchant.heapUsed())
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  return Math.min(...samples)
}
