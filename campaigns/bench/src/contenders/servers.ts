import { createNodeCryptography } from '../floor/node-cryptography.ts'
import { createWebCryptography } from '../floor/web-cryptography.ts'
import type { CallKind } from '../workload/signed-call.ts'
import { bareExpress } from './express/bare.ts'
import { dokuOnExpress } from './express/doku.ts'
import { handWrittenOnExpress } from './express/hand-written.ts'
import { snapOnExpress } from './express/snap.ts'
import { typicalOnExpress } from './express/typical.ts'
import { bareHono } from './hono/bare.ts'
import { handWrittenOnHono } from './hono/hand-written.ts'
import { snapOnHono } from './hono/snap.ts'
import { bareKoa } from './koa/bare.ts'
import { handWrittenOnKoa } from './koa/hand-written.ts'
import { snapOnKoa } from './koa/snap.ts'
import type { MakeServer } from './server.ts'

/** In the order of the report. */
export const FRAMEWORKS = ['express', 'koa', 'hono'] as const

export type Framework = (typeof FRAMEWORKS)[number]

/** Everything that answers over HTTP, by framework and by the name in the table. */
export const SERVERS: Readonly<Record<Framework, Readonly<Record<string, MakeServer>>>> = {
  express: {
    'bare route': bareExpress,
    'hand-written, node:crypto': handWrittenOnExpress(createNodeCryptography),
    'hand-written, WebCrypto': handWrittenOnExpress(createWebCryptography),
    'typical handler': typicalOnExpress,
    "DOKU's helpers": dokuOnExpress,
    snapExpress: snapOnExpress,
  },
  koa: {
    'bare route': bareKoa,
    'hand-written, node:crypto': handWrittenOnKoa(createNodeCryptography),
    'hand-written, WebCrypto': handWrittenOnKoa(createWebCryptography),
    snapKoa: snapOnKoa,
  },
  hono: {
    'bare route': bareHono,
    'hand-written, node:crypto': handWrittenOnHono(createNodeCryptography),
    'hand-written, WebCrypto': handWrittenOnHono(createWebCryptography),
    snapHono: snapOnHono,
  },
}

/** Who answers calls of a kind: DOKU's library has a helper for token requests alone. */
export function serversFor(framework: Framework, kind: CallKind): readonly string[] {
  return Object.keys(SERVERS[framework]).filter((name) => name !== "DOKU's helpers" || kind === 'token')
}
