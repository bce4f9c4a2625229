import { describeAdapter, EVENT_CASES, EVENT_GAPS } from '@snap-sdk/adapter-suite'
import { type ApiGatewaySetup, onLambda } from '@snap-sdk/adapter-suite/socket'
import { getConnInfo, handle } from 'hono/aws-lambda'
import { createHonoApp, HONO_WORDS } from './create-hono-app.ts'

const SETUPS: readonly ApiGatewaySetup[] = [
  { version: '1.0', isBase64Encoded: true },
  { version: '2.0', isBase64Encoded: false },
]

for (const setup of SETUPS)
  describeAdapter({
    name: `Hono 4 on Lambda, events ${setup.version}`,
    words: HONO_WORDS,
    only: EVENT_CASES,
    start: (wiring) => onLambda(handle(createHonoApp(wiring, (context) => getConnInfo(context).remote.address)), setup),
    gaps: {
      ...EVENT_GAPS,
      'parser-before-decoding': 'a web request gives bytes alone',
      ...(!setup.isBase64Encoded && {
        'invalid-utf8': 'API Gateway made text of the body: the signature no longer fits',
      }),
    },
  })
