import { snapExpress } from '@snap-sdk/express'
import application from 'express'
import type { Door } from './door.ts'
import { readCall, sendAnswer } from './read-call.ts'

/** Express 5. */
export const express: Door = {
  serveSnap: (snap) => application().use(snapExpress(snap)),

  serveByHand: (target, answer) =>
    application().post(target, async (request, response) => {
      sendAnswer(response, await answer(await readCall(request, request.originalUrl)))
    }),
}
