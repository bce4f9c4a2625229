import type { Server } from 'node:http'
import { createRequire } from 'node:module'
import { type AppWiring, describeAdapter, EVENT_CASES, type ParserName, type RunningApp } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { snapNode } from '@snap-sdk/node'
import { NODE_WORDS, PARSERS, snapOptions } from '../../../packages/node/test/start-node.ts'

const require = createRequire(import.meta.url)
const functions = require('@google-cloud/functions-framework')
const { getTestServer } = require('@google-cloud/functions-framework/testing')

const KEPT = 'the framework keeps the bytes, whoever reads behind it: the call is answered as it should'

type Middleware = (typeof PARSERS)[ParserName]
let count = 0

/** A function as the example has it, around the suite's own merchants. A parser can stand in the function alone, behind the framework's. */
async function start(wiring: AppWiring): Promise<RunningApp> {
  const { snaps, parserBefore } = wiring
  const chain: readonly Middleware[] = [
    ...(parserBefore === undefined || parserBefore === 'json-keeping-bytes' ? [] : [PARSERS[parserBefore]]), // that one is the framework's
    ...snaps.map((snap) => snapNode(snap, snapOptions(wiring))),
  ]
  const name = `snap${count++}`
  functions.http(name, (...[request, response]: Parameters<Middleware>) => {
    response.setHeader('X-In-Front', 'yes')
    const run = (index: number): void => {
      const middleware = chain[index]
      if (middleware !== undefined)
        middleware(request, response, (error) => (error === undefined ? run(index + 1) : fail(error)))
      else if (request.url === '/other') response.end(JSON.stringify(Reflect.get(request, 'body')))
      else response.writeHead(404).end('not ours')
    }
    const fail = (error: unknown) => {
      wiring.onError(error)
      response.writeHead(500).end('an error')
    }
    run(0)
  })
  const server: Server = getTestServer(name)
  return serve(server)
}

describeAdapter({
  name: 'Google functions-framework 5',
  words: NODE_WORDS,
  only: [...EVENT_CASES, 'caller-address-behind-a-trusted-proxy'],
  start,
  gaps: {
    'parser-before-json': KEPT,
    'parser-before-text': KEPT,
    'parser-before-decoding': KEPT,
    'keep-alive': 'the framework itself answers a body that is not JSON, before the function is called',
  },
})
