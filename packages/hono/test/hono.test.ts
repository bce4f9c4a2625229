import { getRequestListener } from '@hono/node-server'
import { describeAdapter } from '@snap-sdk/adapter-suite'
import { expectPlatformsBytesRead } from '@snap-sdk/adapter-suite/socket'
import { snapHono } from '@snap-sdk/hono'
import { Hono } from 'hono'
import { test } from 'vitest'
import { honoOnNodeServer } from './hono-on-node-server.ts'

describeAdapter(honoOnNodeServer)

test('bytes that a platform kept on the request of Node are read', () =>
  expectPlatformsBytesRead((snap) => getRequestListener(new Hono().use(snapHono(snap)).fetch)))
