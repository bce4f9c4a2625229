import express from 'express'
import { INQUIRY_TARGET, TOKEN_TARGET } from '../../workload/bill.ts'
import { BARE_ANSWER } from '../bare-answer.ts'
import type { MakeServer } from '../server.ts'

/** Express alone: it finds the route and sends a fixed answer. It verifies nothing and does not look at the body. */
export const bareExpress: MakeServer = () =>
  express().post([TOKEN_TARGET, INQUIRY_TARGET], (_request, response) => {
    response.type('json').send(BARE_ANSWER)
  })
