import { describeAdapter } from '@snap-sdk/adapter-suite'
import type Koa from 'koa'
import Koa2 from 'koa2'
import { KOA_WORDS, startKoa } from './start-koa.ts'

// The two versions' types do not fit each other; types.test.ts checks each with its own.
const Framework = Koa2 as unknown as typeof Koa

describeAdapter({ name: 'Koa 2', words: KOA_WORDS, start: (wiring) => startKoa(Framework, wiring) })
