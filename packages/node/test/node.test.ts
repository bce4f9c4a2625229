import { describeAdapter } from '@snap-sdk/adapter-suite'
import { startNode } from './start-node.ts'

describeAdapter({ name: 'node:http', start: startNode })
