import { describeAdapter } from '@snap-sdk/adapter-suite'
import { expectPlatformsBytesRead } from '@snap-sdk/adapter-suite/socket'
import { snapKoa } from '@snap-sdk/koa'
import Koa from 'koa'
import { test } from 'vitest'
import { KOA_WORDS, startKoa } from './start-koa.ts'

describeAdapter({ name: 'Koa 3', words: KOA_WORDS, start: (wiring) => startKoa(Koa, wiring) })

test('bytes that a platform kept on the request of Node are read', () =>
  expectPlatformsBytesRead((snap) => new Koa().use(snapKoa(snap)).callback()))
