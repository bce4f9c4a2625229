import { generateKeyPairSync, randomBytes, randomInt } from 'node:crypto'
import { createGateway, type Gateway, PAYMENT_PATH, type RawRequest } from '@snap-sdk/simulator'
import { type MerchantProcess, startMerchantProcess } from './merchant-process.ts'

/** Several processes of one merchant behind a load balancer that picks at random, and the gateway that calls them. */
export interface Fleet {
  readonly processes: MerchantProcess[]
  /** A payment of a bill, signed once: every copy of it is the same call. */
  prepare(payNo: string, paymentRequestId?: string): Promise<RawRequest>
  /** Sends to a random process. Rejects when there is no answer. */
  send(request: RawRequest): Promise<Answer>
  /** Kills one process and puts a new one in its place. */
  replace(index: number): Promise<void>
  stop(): Promise<void>
}

export interface Answer {
  readonly status: number
  readonly text: string
  readonly milliseconds: number
}

/** A call that takes longer than this hangs: deadline of 9 s, and a store's time on top. */
const HANG_MILLISECONDS = 15_000

export async function startFleet(
  size: number,
  flags: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Fleet> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const settings = {
    ...env,
    NICEPAY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    SNAP_TOKEN_SECRET: randomBytes(32).toString('base64'),
  }
  const start = () => startMerchantProcess(flags, settings)
  const processes = await Promise.all(Array.from({ length: size }, start))
  const gatewayOf = (target: string): Gateway => createGateway({ clientId: 'IONPAYTEST', privateKey, target })
  const signer = gatewayOf(processes[0]?.url ?? '')
  await signer.accessToken() // of a process that lives still; it is good at all of them

  return {
    processes,
    prepare: (payNo, paymentRequestId = `pay-${payNo}`) =>
      signer.prepare(PAYMENT_PATH, paymentOf(payNo, paymentRequestId)),
    async send({ method, path, headers, body }) {
      const { url } = processes[randomInt(processes.length)] ?? { url: '' }
      const startedAt = performance.now()
      const signal = AbortSignal.timeout(HANG_MILLISECONDS)
      const response = await fetch(new URL(path, url), { method, headers, body: Buffer.from(body), signal })
      const text = await response.text()
      return { status: response.status, text, milliseconds: performance.now() - startedAt }
    },
    async replace(index) {
      await processes[index]?.kill()
      processes[index] = await start()
    },
    async stop() {
      await Promise.all(processes.map((process) => process.stop()))
    },
  }
}

function paymentOf(payNo: string, paymentRequestId: string): object {
  return {
    partnerServiceId: payNo.slice(0, 4),
    customerNo: payNo.slice(4),
    payNo,
    mitraCd: 'ALMA',
    paymentRequestId,
    paidAmount: { value: '10000.00', currency: 'IDR' },
  }
}

/** The pay number of the nth of the ten thousand open bills. */
export function openBill(index: number): string {
  return String(702_000_000_000 + index)
}

/** Runs work on many items, so many at a time. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const left = [...items].reverse()
  const run = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, run))
}
