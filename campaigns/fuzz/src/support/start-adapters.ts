import { createServer, type RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { serve } from '@snap-sdk/adapter-suite/socket'
import type { Snap } from '@snap-sdk/core'
import { snapExpress } from '@snap-sdk/express'
import { snapHono } from '@snap-sdk/hono'
import { snapKoa } from '@snap-sdk/koa'
import express from 'express'
import { Hono } from 'hono'
import Koa from 'koa'

/** Each framework with its adapter, as what Node's server calls. */
const LISTENERS = {
  express: (snap: Snap): RequestListener => express().use(snapExpress(snap)),
  koa: (snap: Snap): RequestListener => {
    const app = new Koa()
    app.silent = true // it would print each parse error
    return app.use(snapKoa(snap)).callback()
  },
  hono: (snap: Snap): RequestListener => getRequestListener(new Hono().use(snapHono(snap)).fetch),
} as const satisfies Record<string, (snap: Snap) => RequestListener>

export type Framework = keyof typeof LISTENERS

export const FRAMEWORKS: readonly Framework[] = ['express', 'koa', 'hono']

/** Serves one snap on each framework, on 127.0.0.1 and a free port. */
export async function startAdapters(snap: Snap): Promise<{
  readonly ports: Readonly<Record<Framework, number>>
  stop(): Promise<void>
}> {
  const start = (framework: Framework) => serve(createServer(LISTENERS[framework](snap)))
  const [express, koa, hono] = [await start('express'), await start('koa'), await start('hono')]
  return {
    ports: { express: express.port, koa: koa.port, hono: hono.port },
    async stop() {
      await Promise.all([express.stop(), koa.stop(), hono.stop()])
    },
  }
}
