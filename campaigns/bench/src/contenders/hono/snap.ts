import { getRequestListener } from '@hono/node-server'
import { snapHono } from '@snap-sdk/hono'
import { Hono } from 'hono'
import { schemeOf } from '../contender.ts'
import type { MakeServer } from '../server.ts'
import { createBenchSnap } from '../snap.ts'

/** snap-sdk on Hono, on Node, with all that it checks. */
export const snapOnHono: MakeServer = async (merchant, kind) => {
  const snap = createBenchSnap(merchant, { signature: schemeOf(kind) })
  await snap.ready()
  return getRequestListener(new Hono().use(snapHono(snap)).fetch)
}
