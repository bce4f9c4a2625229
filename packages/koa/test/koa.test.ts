import { describeAdapter } from '@snap-sdk/adapter-suite'
import Koa from 'koa'
import { startKoa } from './start-koa.ts'

describeAdapter({ name: 'Koa 3', start: (wiring) => startKoa(Koa, wiring) })
