import { type AppWiring, describeAdapter, EVENT_CASES, EVENT_GAPS, type OperatorWords } from '@snap-sdk/adapter-suite'
import { type ApiGatewaySetup, onLambda } from '@snap-sdk/adapter-suite/socket'
import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, APIGatewayProxyResult } from 'aws-lambda'
import { toSnapRequest } from '../src/to-snap-request.ts'

const NOBODY_READS = 'an event keeps its body, whoever has read it: the call is answered as it should'

/** A handler by hand has no parser before it: nothing can take the bytes from an event. */
const WORDS: OperatorWords = { fix: '', addressHint: 'have the door pass the address of the caller' }

type Event = APIGatewayProxyEvent | APIGatewayProxyEventV2

/** A handler as the example has it, around the suite's own merchants. */
function start({ snaps, addressHeader, trustProxy }: AppWiring, setup: ApiGatewaySetup) {
  const header = addressHeader ?? (trustProxy === true ? 'x-forwarded-for' : undefined)
  async function handler(event: Event): Promise<APIGatewayProxyResult> {
    const request = toSnapRequest(event)
    const inFront = { 'X-In-Front': 'yes' }
    const snap = snaps.find(({ matches }) => matches(request.target))
    if (snap === undefined) {
      if (request.target !== '/other') return { statusCode: 404, headers: inFront, body: 'not ours' }
      const text = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8').toString()
      return { statusCode: 200, headers: inFront, body: JSON.stringify(JSON.parse(text)) }
    }
    const remoteAddress = header === undefined ? request.remoteAddress : (request.headers.get(header) ?? undefined)
    const { status, headers, body } = await snap.handle({ ...request, remoteAddress })
    return { statusCode: status, headers: { ...headers, ...inFront }, body: Buffer.from(body).toString() }
  }
  return onLambda(handler, setup)
}

const SETUPS: readonly ApiGatewaySetup[] = [
  { version: '1.0', isBase64Encoded: true },
  { version: '2.0', isBase64Encoded: false },
]

for (const setup of SETUPS)
  describeAdapter({
    name: `Lambda, events ${setup.version}`,
    words: WORDS,
    only: EVENT_CASES,
    start: (wiring) => start(wiring, setup),
    gaps: {
      ...EVENT_GAPS,
      'parser-before-json': NOBODY_READS,
      'parser-before-text': NOBODY_READS,
      'parser-before-decoding': NOBODY_READS,
      ...(!setup.isBase64Encoded && {
        'invalid-utf8': 'API Gateway made text of the body: the signature no longer fits',
      }),
    },
  })
