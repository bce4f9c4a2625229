import type { Snap } from '@snap-sdk/core'
import { type SnapKoaMiddleware, snapKoa } from '@snap-sdk/koa'
import Koa from 'koa'

export function serve(snap: Snap): Koa {
  const middleware: SnapKoaMiddleware = snapKoa(snap, { address: (context) => context.ip })
  return new Koa().use(middleware).use(snapKoa(snap))
}
