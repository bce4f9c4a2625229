import type { Snap } from '@snap-sdk/core'
import { type SnapHonoOptions, snapHono } from '@snap-sdk/hono'
import { Hono } from 'hono'

const options: SnapHonoOptions = { address: (context) => context.req.header('cf-connecting-ip') }

export function serve(snap: Snap): (request: Request) => Response | Promise<Response> {
  const app = new Hono().use(snapHono(snap, options)).get('/', (context) => context.text('my shop'))
  return (request) => app.fetch(request)
}
