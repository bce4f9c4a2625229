/** What docs/frameworks.md says of one framework beside its results. */
export interface Framework {
  /** What the app calls of snap-sdk. */
  readonly door: string
  /** Where the version is read: the folder of an installed package, from the workspace; or the runtime that is asked. */
  readonly version: { readonly folder: string } | { readonly runtime: 'Node' | 'Bun' | 'Deno' | 'workerd' }
}

/** The rows of docs/frameworks.md: every harness of the adapter suite is one. */
export type FrameworkName =
  | 'node:http'
  | 'node:http2'
  | 'connect 3'
  | 'light-my-request 6'
  | 'Express 5'
  | 'Express 4'
  | 'Express 5 on Lambda, events 1.0'
  | 'Express 5 on Lambda, events 2.0'
  | 'Koa 3'
  | 'Koa 2'
  | 'Koa 3 on node:http2'
  | 'Koa 3 on Lambda, events 2.0'
  | 'Fastify 5'
  | 'Fastify 5 on node:http2'
  | 'Fastify 5 by inject'
  | 'Hono 4 on @hono/node-server'
  | 'Hono 4 on node:http2'
  | 'Hono 4 on web requests alone'
  | 'Hono 4 on Lambda, events 1.0'
  | 'Hono 4 on Lambda, events 2.0'
  | 'Lambda, events 1.0'
  | 'Lambda, events 2.0'
  | 'web requests alone'
  | 'Bun.serve'
  | 'Deno.serve'
  | 'workerd'

const installed = (door: string, folder: string): Framework => ({ door, version: { folder } })

export const FRAMEWORKS: Readonly<Record<FrameworkName, Framework>> = {
  'node:http': { door: 'snapNode', version: { runtime: 'Node' } },
  'node:http2': { door: 'snapNode', version: { runtime: 'Node' } },
  'connect 3': installed('snapNode', 'packages/node/node_modules/connect'),
  'light-my-request 6': installed('snapNode', 'packages/node/node_modules/light-my-request'),
  'Express 5': installed('snapExpress', 'packages/express/node_modules/express'),
  'Express 4': installed('snapExpress', 'packages/express/node_modules/express4'),
  'Express 5 on Lambda, events 1.0': installed('snapExpress', 'packages/express/node_modules/serverless-http'),
  'Express 5 on Lambda, events 2.0': installed('snapExpress', 'packages/express/node_modules/serverless-http'),
  'Koa 3': installed('snapKoa', 'packages/koa/node_modules/koa'),
  'Koa 2': installed('snapKoa', 'packages/koa/node_modules/koa2'),
  'Koa 3 on node:http2': installed('snapKoa', 'packages/koa/node_modules/koa'),
  'Koa 3 on Lambda, events 2.0': installed('snapKoa', 'packages/koa/node_modules/serverless-http'),
  'Fastify 5': installed('snapFastify', 'packages/fastify/node_modules/fastify'),
  'Fastify 5 on node:http2': installed('snapFastify', 'packages/fastify/node_modules/fastify'),
  'Fastify 5 by inject': installed('snapFastify', 'packages/fastify/node_modules/fastify'),
  'Hono 4 on @hono/node-server': installed('snapHono', 'packages/hono/node_modules/hono'),
  'Hono 4 on node:http2': installed('snapHono', 'packages/hono/node_modules/hono'),
  'Hono 4 on web requests alone': installed('snapHono', 'packages/hono/node_modules/hono'),
  'Hono 4 on Lambda, events 1.0': installed('snapHono', 'packages/hono/node_modules/hono'),
  'Hono 4 on Lambda, events 2.0': installed('snapHono', 'packages/hono/node_modules/hono'),
  'Lambda, events 1.0': { door: 'snap.handle', version: { runtime: 'Node' } },
  'Lambda, events 2.0': { door: 'snap.handle', version: { runtime: 'Node' } },
  'web requests alone': { door: 'snap.fetch', version: { runtime: 'Node' } },
  'Bun.serve': { door: 'snap.fetch', version: { runtime: 'Bun' } },
  'Deno.serve': { door: 'snap.fetch', version: { runtime: 'Deno' } },
  workerd: { door: 'snap.fetch', version: { runtime: 'workerd' } },
}

/** What docs/frameworks.md shows of each framework, and the cases that prove it. */
export const PAGE_COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'token, inquiry, payment': [
    'token-inquiry-payment-client-id',
    'token-inquiry-payment-symmetric',
    'token-inquiry-payment-asymmetric',
  ],
  'doubled header': ['doubled-authorization', 'doubled-x-external-id', 'doubled-x-signature'],
  '1 MB body': ['body-of-1-mb'],
  'parser first': [
    'parser-before-json',
    'parser-before-json-keeping-bytes',
    'parser-before-raw',
    'parser-before-text',
    'parser-before-listening',
    'parser-before-decoding',
  ],
  'keep-alive after a refusal': ['right-call-after-a-refused-one', 'keep-alive'],
}

/** The cases of {@link PAGE_COLUMNS}. */
export const PAGE_CASES: readonly string[] = Object.values(PAGE_COLUMNS).flat()
