import type { Snap } from '@snap-sdk/core'
import { type SnapExpressHandler, snapExpress } from '@snap-sdk/express'
import express from 'express'

export function serve(snap: Snap): express.Express {
  const handler: SnapExpressHandler = snapExpress(snap, {
    address: (request) => request.ip ?? request.socket.remoteAddress,
  })
  return express().use(handler).use('/mounted', snapExpress(snap)).use(express.json())
}
