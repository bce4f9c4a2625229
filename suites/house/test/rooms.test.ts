import { isBuiltin } from 'node:module'
import { listFiles, PACKAGES, type PackageName, readText } from '@snap-sdk/package-suite/workspace'
import { describe, expect, test } from 'vitest'
import { type ImportGraph, readImports } from './support/imports.ts'

const core = readImports('packages/core/src')

/** What a room of core must not import. */
const CLOSED_DOORS: Readonly<Record<string, readonly string[]>> = {
  gateways: ['duplicates'],
  authenticate: ['gateways', 'services', 'duplicates', 'response'],
  services: ['gateways', 'authenticate', 'duplicates', 'http'],
  duplicates: ['gateways', 'authenticate', 'services'],
  response: ['gateways', 'authenticate', 'services', 'duplicates'],
  http: ['gateways', 'authenticate', 'services', 'duplicates', 'response'],
  encoding: ['gateways', 'authenticate', 'services', 'duplicates', 'response', 'http', 'crypto'],
  crypto: ['gateways', 'authenticate', 'services', 'duplicates', 'response', 'http'],
  openapi: ['duplicates', 'http', 'crypto', 'encoding'],
}

/** Files of the ground floor that know the order of the rooms. No room may import one. */
const CORRIDOR = [
  'handle-call.ts',
  'run-handler-once.ts',
  'keep-answer.ts',
  'open-routed.ts',
  'or-refuse.ts',
  'call.ts',
  'capture.ts',
  'describe-snap.ts',
  'find-base-paths.ts',
  'snap.ts',
  'snap-options.ts',
  'wiring.ts',
  'index.ts',
]

/** On what else than core a package stands. */
const STANDS_ON: { readonly [Name in PackageName]?: readonly PackageName[] } = {
  express: ['node'],
  koa: ['node'],
  fastify: ['node'],
  hono: ['node'],
  gateways: ['services'],
  'store-suite': ['simulator'],
}

function breaches(graph: ImportGraph, from: RegExp, to: RegExp): string[] {
  return [...graph].flatMap(([file, imported]) =>
    from.test(file) ? imported.filter((path) => to.test(path)).map((path) => `${file} imports ${path}`) : [],
  )
}

describe('the rooms of core', () => {
  test.each(Object.entries(CLOSED_DOORS))('%s keeps its doors closed', (room, others) => {
    const inRoom = new RegExp(`^packages/core/src/${room}/`)
    expect(
      [...core.keys()].filter((file) => inRoom.test(file)),
      `${room} is empty or renamed`,
    ).not.toEqual([])
    expect(breaches(core, inRoom, new RegExp(`^packages/core/src/(?:${others.join('|')})/`))).toEqual([])
  })

  test('only the ground floor knows the order', () => {
    for (const file of CORRIDOR) expect([...core.keys()]).toContain(`packages/core/src/${file}`)
    const corridor = new RegExp(`^packages/core/src/(?:${CORRIDOR.join('|').replaceAll('.', '\\.')})$`)
    expect(breaches(core, /^packages\/core\/src\/[\w-]+\//, corridor)).toEqual([])
  })

  test('every room is in the table', () => {
    const rooms = new Set([...core.keys()].flatMap((file) => /^packages\/core\/src\/([\w-]+)\//.exec(file)?.[1] ?? []))
    expect([...rooms].sort()).toEqual(Object.keys(CLOSED_DOORS).sort())
  })
})

describe('the platform', () => {
  const PLATFORM: Readonly<Record<string, readonly string[]>> = {
    'packages/core/src/crypto/node.ts': ['node:crypto'],
    'packages/core/src/crypto/web.ts': ['@noble/hashes/hmac.js', '@noble/hashes/sha2.js'],
  }

  test('stands in two files of the crypto room, and nowhere else in core', () => {
    const elsewhere = new Set<string>()
    for (const [file, imported] of core) {
      const outside = imported.filter((path) => !path.startsWith('packages/'))
      if (PLATFORM[file] !== undefined) expect(outside.sort(), file).toEqual(PLATFORM[file])
      else for (const path of outside) elsewhere.add(path)
    }
    expect(Object.keys(PLATFORM).filter((file) => !core.has(file))).toEqual([])
    expect([...elsewhere].sort()).toEqual(['#crypto', '#openapi', '@standard-schema/spec'])
    expect([...elsewhere].filter((name) => isBuiltin(name))).toEqual([])
  })

  test('stands on encoding, which therefore asks for no cryptography', () => {
    expect(breaches(core, /^packages\/core\/src\/(?:encoding|crypto)\//, /^#crypto$/)).toEqual([])
  })

  test('is chosen by #crypto and #openapi alone: no file imports one of the two', () => {
    expect(
      breaches(core, /./, /^packages\/core\/src\/(?:crypto\/(?:node|web)|openapi\/(?:written|left-out))\.ts$/),
    ).toEqual([])
  })
})

test.each(PACKAGES.filter((name) => name !== 'core' && name !== 'simulator'))(
  '%s imports the public entry of core and nothing deeper',
  (name) => {
    const graph = readImports(`packages/${name}/src`)
    expect([...graph.values()].flat()).toContain('@snap-sdk/core')
    const others = STANDS_ON[name] ?? []
    expect(breaches(graph, /./, new RegExp(`^@snap-sdk/(?!(?:${['core', ...others].join('|')})$)`))).toEqual([])
    expect(breaches(graph, /./, new RegExp(`^packages/(?!${name}/src/)`))).toEqual([])
  },
)

test('the simulator shares no code with the rest', () => {
  expect(
    breaches(
      readImports('packages/simulator/src'),
      /./,
      /^(?:@snap-sdk\/|packages\/(?!simulator\/(?:src\/|package\.json$)))/,
    ),
  ).toEqual([])
})

test.each(['node', 'express', 'koa', 'fastify', 'hono'])('the adapter %s is a thin door', (name) => {
  const files = listFiles(`packages/${name}/src`, '.ts')
  expect(files).toContain(`packages/${name}/src/snap-${name}.ts`)
  for (const file of files) expect(readText(file).trimEnd().split('\n').length, file).toBeLessThan(80)
})
