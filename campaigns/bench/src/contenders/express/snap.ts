import { snapExpress } from '@snap-sdk/express'
import express from 'express'
import { schemeOf } from '../contender.ts'
import type { MakeServer } from '../server.ts'
import { createBenchSnap } from '../snap.ts'

/** snap-sdk on Express, with all that it checks. */
export const snapOnExpress: MakeServer = async (merchant, kind) => {
  const snap = createBenchSnap(merchant, { signature: schemeOf(kind) })
  await snap.ready()
  return express().use(snapExpress(snap))
}
