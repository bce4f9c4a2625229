import { describeAdapter } from '@snap-sdk/adapter-suite'
import { startConnect } from './start-connect.ts'
import { startNode } from './start-node.ts'

describeAdapter({ name: 'node:http', start: startNode })
describeAdapter({ name: 'connect 3', start: startConnect })
