import { describeAdapter } from '@snap-sdk/adapter-suite'
import { expectPlatformsBytesRead } from '@snap-sdk/adapter-suite/socket'
import { snapFastify } from '@snap-sdk/fastify'
import Fastify from 'fastify'
import { test } from 'vitest'
import { FASTIFY_WORDS, startFastify } from './start-fastify.ts'

describeAdapter({ name: 'Fastify 5', words: FASTIFY_WORDS, start: startFastify })

test('bytes that a platform kept on the request of Node are read', () =>
  expectPlatformsBytesRead(async (snap) => {
    const app = Fastify()
    app.register(snapFastify(snap))
    await app.ready()
    return app.routing
  }))
