import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { BARE_ANSWER } from '../bare-answer.ts'
import type { MakeServer } from '../server.ts'

/** Hono alone, on Node: it finds the route and sends a fixed answer. It verifies nothing and does not look at the body. */
export const bareHono: MakeServer = () =>
  getRequestListener(
    new Hono().on('POST', [TOKEN_TARGET, INQUIRY_TARGET], (context) =>
      context.body(BARE_ANSWER, 200, { 'Content-Type': 'application/json' }),
    ).fetch,
  )
