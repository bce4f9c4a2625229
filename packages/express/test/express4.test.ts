import { describeAdapter } from '@snap-sdk/adapter-suite'
import type express from 'express'
import express4 from 'express4'
import { EXPRESS_WORDS, startExpress } from './start-express.ts'

// The two versions' types do not fit each other; types.test.ts checks each with its own.
const framework = express4 as unknown as typeof express

describeAdapter({ name: 'Express 4', words: EXPRESS_WORDS, start: (wiring) => startExpress(framework, wiring) })
