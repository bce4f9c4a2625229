import type { Snap } from '@snap-sdk/core'
import { type SnapFastifyOptions, snapFastify } from '@snap-sdk/fastify'
import Fastify, { type FastifyInstance } from 'fastify'

export function serve(snap: Snap): FastifyInstance {
  const options: SnapFastifyOptions = { address: (request) => request.ip }
  const app = Fastify()
  app.register(snapFastify(snap, options))
  app.register(snapFastify(snap))
  return app
}
