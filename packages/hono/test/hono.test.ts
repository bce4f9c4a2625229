import { describeAdapter } from '@snap-sdk/adapter-suite'
import { honoOnNodeServer } from './hono-on-node-server.ts'

describeAdapter(honoOnNodeServer)
