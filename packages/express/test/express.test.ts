import { describeAdapter } from '@snap-sdk/adapter-suite'
import { expectPlatformsBytesRead } from '@snap-sdk/adapter-suite/socket'
import { snapExpress } from '@snap-sdk/express'
import express from 'express'
import { test } from 'vitest'
import { EXPRESS_WORDS, startExpress } from './start-express.ts'

describeAdapter({ name: 'Express 5', words: EXPRESS_WORDS, start: (wiring) => startExpress(express, wiring) })

test('bytes that a platform kept on the request of Node are read', () =>
  expectPlatformsBytesRead((snap) => express().use(snapExpress(snap))))
