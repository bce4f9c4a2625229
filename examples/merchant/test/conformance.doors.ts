import type { AdapterHarness } from '@snap-sdk/adapter-suite'
import express from 'express'
import Koa from 'koa'
import { describe, it } from 'vitest'
import { startExpress } from '../../../packages/express/test/start-express.ts'
import { startFastify } from '../../../packages/fastify/test/start-fastify.ts'
import { honoOnNodeServer } from '../../../packages/hono/test/hono-on-node-server.ts'
import { startKoa } from '../../../packages/koa/test/start-koa.ts'
import { startNode } from '../../../packages/node/test/start-node.ts'
import { expectConformance } from './support/conformance.ts'

/** Every door that is published. */
const DOORS: Readonly<Record<string, AdapterHarness['start']>> = {
  node: startNode,
  express: (wiring) => startExpress(express, wiring),
  koa: (wiring) => startKoa(Koa, wiring),
  fastify: startFastify,
  hono: honoOnNodeServer.start,
}

/** Every case one after the other; two of them wait for a deadline. */
const LONGEST_MILLISECONDS = 120_000

describe.each(Object.entries(DOORS))('%s over HTTP', { timeout: LONGEST_MILLISECONDS }, (_, start) => {
  it.each(['client-id', 'symmetric', 'asymmetric'] as const)('passes every case, signed by %s', (signature) =>
    expectConformance(start, signature),
  )
})
