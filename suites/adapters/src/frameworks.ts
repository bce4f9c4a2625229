/** What runs a framework's cases: a test file of the workspace, the suite's bundle on a runtime, or an app that is installed for it alone. */
export type FrameworkRun =
  | { readonly test: string }
  | { readonly runtime: 'Bun' | 'Deno' | 'workerd' }
  | { readonly app: 'nextjs' }

/** What docs/frameworks.md says of one framework beside its results. */
export interface Framework {
  /** What the app calls of snap-sdk. */
  readonly door: string
  readonly ranBy: FrameworkRun
  /** Where the version of a test's framework is read: the folder of an installed package. Default: Node's own is told. */
  readonly folder?: string | undefined
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
  | 'NestJS 12 on Express'
  | 'NestJS 12 on Fastify'
  | 'Google functions-framework 5'
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
  | 'Next.js 16'
  | 'web requests alone'
  | 'Bun.serve'
  | 'Deno.serve'
  | 'workerd'

/** @param dependency The framework, as the test's package names it. Left out: the test is of Node's own. */
const tested = (door: string, room: string, test: string, dependency?: string): Framework => ({
  door,
  ranBy: { test: `${room}/test/${test}.test.ts` },
  folder: dependency && `${room}/node_modules/${dependency}`,
})

const NODE = 'packages/node'
const EXPRESS = 'packages/express'
const KOA = 'packages/koa'
const FASTIFY = 'packages/fastify'
const HONO = 'packages/hono'
const NEST = 'examples/nestjs'

export const FRAMEWORKS: Readonly<Record<FrameworkName, Framework>> = {
  'node:http': tested('snapNode', NODE, 'node'),
  'node:http2': tested('snapNode', NODE, 'node-http2'),
  'connect 3': tested('snapNode', NODE, 'node', 'connect'),
  'light-my-request 6': tested('snapNode', NODE, 'injected-requests', 'light-my-request'),
  'Express 5': tested('snapExpress', EXPRESS, 'express', 'express'),
  'Express 4': tested('snapExpress', EXPRESS, 'express4', 'express4'),
  'Express 5 on Lambda, events 1.0': tested('snapExpress', EXPRESS, 'lambda', 'serverless-http'),
  'Express 5 on Lambda, events 2.0': tested('snapExpress', EXPRESS, 'lambda', 'serverless-http'),
  'NestJS 12 on Express': tested('snapNode', NEST, 'adapter-suite', '@nestjs/core'),
  'NestJS 12 on Fastify': tested('snapNode', NEST, 'adapter-suite', '@nestjs/core'),
  'Google functions-framework 5': tested(
    'snapNode',
    'examples/google-functions',
    'adapter-suite',
    '@google-cloud/functions-framework',
  ),
  'Koa 3': tested('snapKoa', KOA, 'koa', 'koa'),
  'Koa 2': tested('snapKoa', KOA, 'koa2', 'koa2'),
  'Koa 3 on node:http2': tested('snapKoa', KOA, 'http2', 'koa'),
  'Koa 3 on Lambda, events 2.0': tested('snapKoa', KOA, 'lambda', 'serverless-http'),
  'Fastify 5': tested('snapFastify', FASTIFY, 'fastify', 'fastify'),
  'Fastify 5 on node:http2': tested('snapFastify', FASTIFY, 'http2', 'fastify'),
  'Fastify 5 by inject': tested('snapFastify', FASTIFY, 'injected-requests', 'fastify'),
  'Hono 4 on @hono/node-server': tested('snapHono', HONO, 'hono', 'hono'),
  'Hono 4 on node:http2': tested('snapHono', HONO, 'http2', 'hono'),
  'Hono 4 on web requests alone': tested('snapHono', HONO, 'web-requests', 'hono'),
  'Hono 4 on Lambda, events 1.0': tested('snapHono', HONO, 'lambda', 'hono'),
  'Hono 4 on Lambda, events 2.0': tested('snapHono', HONO, 'lambda', 'hono'),
  'Lambda, events 1.0': tested('snap.handle', 'examples/lambda', 'plain'),
  'Lambda, events 2.0': tested('snap.handle', 'examples/lambda', 'plain'),
  'Next.js 16': { door: 'snap.fetch', ranBy: { app: 'nextjs' } },
  'web requests alone': tested('snap.fetch', 'suites/adapters', 'web-requests'),
  'Bun.serve': { door: 'snap.fetch', ranBy: { runtime: 'Bun' } },
  'Deno.serve': { door: 'snap.fetch', ranBy: { runtime: 'Deno' } },
  workerd: { door: 'snap.fetch', ranBy: { runtime: 'workerd' } },
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
