import { describeAdapter } from '@snap-sdk/adapter-suite'
import { startConnect } from './start-connect.ts'
import { NODE_WORDS, startNode } from './start-node.ts'

describeAdapter({ name: 'node:http', words: NODE_WORDS, start: startNode })
describeAdapter({ name: 'connect 3', words: NODE_WORDS, start: startConnect })
