import { describeAdapter, EVENT_CASES, EVENT_GAPS } from '@snap-sdk/adapter-suite'
import { onInjection, toSignedCalls } from '@snap-sdk/adapter-suite/socket'
import { snapNode } from '@snap-sdk/node'
import inject from 'light-my-request'
import { expect, test } from 'vitest'
import { listen, NODE_WORDS } from './start-node.ts'

const { snap, calls } = await toSignedCalls()
const door = snapNode(snap)

test.each(Object.entries(calls))('%s is answered where a test injects it', async (_, { request, responseCode }) => {
  const { path, headers, body } = request
  // The types know the shape of a request, and not that it reads like Node's.
  const serve = door as Parameters<typeof inject>[0] & typeof door
  const answer = await inject(serve, { method: 'POST', url: path, headers, payload: Buffer.from(body) })
  expect(answer.json().responseCode).toBe(responseCode)
})

describeAdapter({
  name: 'light-my-request 6',
  words: NODE_WORDS,
  only: EVENT_CASES,
  start(wiring) {
    const serve = listen(wiring) as Parameters<typeof inject>[0]
    return onInjection((request) => inject(serve, request as never)) // its methods are a list of names
  },
  gaps: EVENT_GAPS,
})
