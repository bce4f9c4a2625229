import { snapNode } from '@snap-sdk/node'
import type { Door } from './door.ts'
import { readCall, sendAnswer } from './read-call.ts'

/** `node:http` alone. */
export const node: Door = {
  serveSnap: (snap) => snapNode(snap),

  serveByHand: (target, answer) => async (request, response) => {
    if (request.method !== 'POST' || request.url !== target) response.writeHead(404).end()
    else sendAnswer(response, await answer(await readCall(request)))
  },
}
