import { snapKoa } from '@snap-sdk/koa'
import Koa from 'koa'
import { schemeOf } from '../contender.ts'
import type { MakeServer } from '../server.ts'
import { createBenchSnap } from '../snap.ts'

/** snap-sdk on Koa, with all that it checks. */
export const snapOnKoa: MakeServer = async (merchant, kind) => {
  const snap = createBenchSnap(merchant, { signature: schemeOf(kind) })
  await snap.ready()
  return new Koa().use(snapKoa(snap)).callback()
}
