import express from 'express'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { BARE_ANSWER } from '../bare-answer.ts'
import type { MakeServer } from '../server.ts'

const HEADERS = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(BARE_ANSWER) }

/** Express alone: it finds the route and sends a fixed answer. It verifies nothing and does not look at the body. */
export const bareExpress: MakeServer = () =>
  express().post([TOKEN_TARGET, INQUIRY_TARGET], (_request, response) => {
    response.writeHead(200, HEADERS).end(BARE_ANSWER)
  })
