import type { RequestListener } from 'node:http'
import { createRequire } from 'node:module'
import { describeAdapter, EVENT_CASES, SOCKET_GAPS } from '@snap-sdk/adapter-suite'
import { serve } from '@snap-sdk/adapter-suite/socket'
import { createFetchApp, fetchOnWebRequests, type WebApp } from '@snap-sdk/adapter-suite/web'

// `npm run frameworks` installs and builds the app of `campaigns/runtimes/nextjs` there.
const folder = process.env.SNAP_NEXTJS ?? ''
Object.assign(process.env, { NODE_ENV: 'production' })
const next = createRequire(`${folder}/package.json`)('next')({ dev: false, dir: folder })
await next.prepare()
const handle: RequestListener = next.getRequestHandler()

/** The route handler finds the app of a call here: one server of Next.js serves them all. */
const stands = new Map<string, WebApp>()
Object.assign(globalThis, { snapStands: stands })

const { gaps = {}, words } = fetchOnWebRequests

describeAdapter({
  name: 'Next.js 16',
  words,
  only: EVENT_CASES,
  start(wiring) {
    const id = String(stands.size)
    stands.set(id, createFetchApp(wiring))
    return serve((request, response) => {
      request.headers['x-stand'] = id
      handle(request, response)
    })
  },
  gaps: {
    'answers-as-core-gives-them': 'Next.js adds headers of its own',
    ...Object.fromEntries(
      Object.entries(gaps).filter(([name]) => EVENT_CASES.includes(name) && !(name in SOCKET_GAPS)),
    ),
    'doubled-authorization':
      "Next.js makes a Request of Node's headers, which keep the first of two: the second is never seen",
  },
})
