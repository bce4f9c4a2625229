import { createGateway, type Gateway, type RawRequest } from '@snap-sdk/simulator'
import type { AdapterHarness, AppWiring } from '../adapter-harness.ts'
import { CLIENT_ID, CLIENT_SECRET, PRIVATE_KEY } from './credentials.ts'
import type { HttpAnswer } from './http-answer.ts'
import { type MessageOptions, writeMessage } from './http-message.ts'
import { createMerchant, type Merchant, type MerchantOptions } from './merchant.ts'
import { openConnection, type RawConnection } from './raw-connection.ts'

export interface BenchOptions extends MerchantOptions, Omit<Partial<AppWiring>, 'snaps' | 'onError'> {
  /** What stands before `/v1.0/…`, the mount included. Default `/api`. */
  readonly basePath?: string | undefined
  /** Merchants beside the first one, in the same app. */
  readonly others?: readonly Merchant[] | undefined
}

/** One running app with a merchant behind it and a gateway before it. */
export interface Bench extends Merchant {
  readonly port: number
  /** Signs; its own `send` goes over fetch. */
  readonly gateway: Gateway
  /** What reached the framework's error handler. */
  readonly errors: readonly unknown[]
  open(options?: { readsLate?: boolean }): Promise<RawConnection>
  /** Sends a request on a connection of its own, byte for byte. */
  send(request: RawRequest, options?: MessageOptions): Promise<HttpAnswer>
}

/** What a case gets: a way to start apps. They stop when the case has ended. */
export type StartBench = (options?: BenchOptions) => Promise<Bench>

/** One case: it throws when the adapter does not pass. */
export type AdapterCase = (start: StartBench) => Promise<void>

/** Starts apps of one adapter, and stops them together. */
export function createBenches(harness: AdapterHarness): { start: StartBench; stop(): Promise<void> } {
  const stops: (() => Promise<void>)[] = []
  return {
    async start({ basePath = '/api', others = [], ...options } = {}) {
      const merchant = createMerchant({ ...options, snap: { basePath, ...options.snap } })
      const errors: unknown[] = []
      const snaps = [merchant, ...others].map(({ snap }) => snap)
      const app = await harness.start({ ...options, snaps, onError: (error) => errors.push(error) })
      stops.push(app.stop)
      const gateway = createGateway({
        clientId: CLIENT_ID,
        clientSecret: CLIENT_SECRET,
        privateKey: PRIVATE_KEY,
        signature: options.signature ?? 'symmetric',
        target: `http://127.0.0.1:${app.port}`,
        basePath,
        clock: options.snap?.clock,
      })
      return {
        ...merchant,
        port: app.port,
        gateway,
        errors,
        async open(connection) {
          const opened = await openConnection(app.port, connection)
          stops.unshift(async () => opened.destroy())
          return opened
        },
        async send(request, message) {
          const connection = await openConnection(app.port)
          try {
            await connection.write(writeMessage(request, message))
            return await connection.readAnswer()
          } finally {
            connection.destroy()
          }
        },
      }
    },
    async stop() {
      for (const stop of stops) await stop()
    },
  }
}
