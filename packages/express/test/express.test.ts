import { describeAdapter } from '@snap-sdk/adapter-suite'
import express from 'express'
import { startExpress } from './start-express.ts'

describeAdapter({ name: 'Express 5', start: (wiring) => startExpress(express, wiring) })
