import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { createSnap, type Gateway, type Snap, type SnapOptions } from '@snap-sdk/core'
import { nicepay } from '@snap-sdk/gateways'
import { type Business, createBusiness, type Ledger } from './business.ts'
import type { Settings } from './environment.ts'
import { createExpressApp } from './express.ts'
import { createHonoApp } from './hono.ts'
import { createKoaApp } from './koa.ts'

export type Framework = 'express' | 'koa' | 'hono'

/** Each framework's app, as what Node's server calls. */
const LISTENERS: Readonly<Record<Framework, (snap: Snap, business: Business) => RequestListener>> = {
  express: createExpressApp,
  koa: (snap, business) => createKoaApp(snap, business).callback(),
  hono: (snap, business) => getRequestListener(createHonoApp(snap, business).fetch),
}

export const FRAMEWORKS: readonly string[] = Object.keys(LISTENERS)

export function isFramework(text: string): text is Framework {
  return Object.hasOwn(LISTENERS, text)
}

export interface StartOptions extends Pick<SnapOptions, 'onEvent' | 'duplicates'> {
  readonly framework: Framework
  /** 0 for a free one. */
  readonly port: number
  readonly settings: Settings
  /** Default: in memory. */
  readonly ledger?: Ledger | undefined
  /** For each call. Default: the gateway's. */
  readonly deadlineMilliseconds?: number | undefined
  /** Further gateways, with the same business behind them. */
  readonly otherGateways?: ((business: Business) => readonly Gateway[]) | undefined
  /** How long `stop` waits for what is running. Default 10000: past the deadline of every call. */
  readonly stopLimitMilliseconds?: number | undefined
}

export interface RunningMerchant {
  /** `http://127.0.0.1:N` */
  readonly url: string
  readonly ledger: Ledger
  /** Takes no new calls, and resolves when those in flight are answered and their handlers have ended, or at the limit. */
  stop(): Promise<void>
}

/**
 * Starts the merchant on 127.0.0.1.
 *
 * @throws SnapConfigurationError for a key or a secret that is not one, and Node's error for a port that cannot be had.
 */
export async function startMerchant({
  framework,
  port,
  settings: { clientId, publicKey, clientSecret, signature, tokenSecret },
  ledger,
  deadlineMilliseconds,
  otherGateways = () => [],
  stopLimitMilliseconds = 10_000,
  ...snapOptions
}: StartOptions): Promise<RunningMerchant> {
  const business = createBusiness({ ledger })
  const shop = nicepay({
    partners: [{ clientId, publicKeys: publicKey, clientSecrets: clientSecret }],
    handlers: business.handlers,
    signature,
    deadlineMilliseconds,
  })
  const snap = createSnap({
    gateways: [shop, ...otherGateways(business)],
    tokens: { secrets: [tokenSecret] },
    ...snapOptions,
  })
  await snap.ready()
  const server = createServer(LISTENERS[framework](snap, business))
  await listen(server, port)
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, // a listening TCP server has one
    ledger: business.ledger,
    async stop() {
      const limit = new AbortController()
      const ended = Promise.all([closeServer(server), snap.close()])
      await Promise.race([ended, delay(stopLimitMilliseconds, undefined, { signal: limit.signal }).catch(() => {})])
      limit.abort()
      server.closeAllConnections()
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

/** Stops accepting. A connection that has its answer would otherwise be kept alive for seconds more. */
function closeServer(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(idle)
      resolve()
    })
  })
}
