import { describeAdapter } from '@snap-sdk/adapter-suite'
import { startFastify } from './start-fastify.ts'

describeAdapter({ name: 'Fastify 5', start: startFastify })
