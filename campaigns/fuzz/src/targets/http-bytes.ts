import { writeMessage } from '@snap-sdk/adapter-suite/socket'
import fc from 'fast-check'
import { defineTarget, mustHold } from '../fuzz-target.ts'
import { anyBytes, anyEdit, applyEdits, type Edit, toBinaryText, toBytes } from '../support/binary-text.ts'
import { exchangeBytes } from '../support/exchange-bytes.ts'
import { checkAnswer, type ServiceName, type WatchedMerchant } from '../support/merchant.ts'
import { mustServe } from '../support/must-serve.ts'
import { openBehindAdapters } from '../support/open-behind-adapters.ts'
import { FRAMEWORKS, type Framework } from '../support/start-adapters.ts'

/** What is written on one connection: signed calls one behind the other, changed as bytes. */
interface Stream {
  readonly framework: Framework
  readonly messages: readonly {
    readonly service: ServiceName
    readonly chunksOf: number | null
    readonly edits: readonly Edit[]
  }[]
  readonly garbage: string
  /** Where the bytes are cut into writes, each a share of the whole. */
  readonly cuts: readonly number[]
}

const insert = fc.oneof(
  anyBytes(8),
  fc.constantFrom(
    '\r\n',
    '\r\n\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Content-Length: 5\r\n',
    'Expect: 100-continue\r\n',
    'Connection: upgrade\r\nUpgrade: h2c\r\n',
    'X-SIGNATURE: x\r\n',
    ' ',
    '\t',
    '\u0000',
    '0\r\n\r\n',
    'ffffffffffffffff\r\n',
    'http://x/',
    '?',
    '%',
    '//',
  ),
)

export const httpBytesTarget = defineTarget<Stream>({
  name: 'http-bytes',
  promise:
    'whatever comes over a connection, each framework answers in HTTP and SNAP, runs only what was signed, and goes on serving',
  runs: 3_000,
  inputs: fc.record({
    framework: fc.constantFrom(...FRAMEWORKS),
    messages: fc.array(
      fc.record({
        service: fc.constantFrom('token', 'inquiry', 'payment'),
        chunksOf: fc.option(fc.integer({ min: 1, max: 40 })),
        edits: fc.oneof(fc.constant([]), fc.array(anyEdit(insert), { maxLength: 3 })),
      }),
      { maxLength: 4 },
    ),
    garbage: fc.oneof(fc.constant(''), anyBytes(60)),
    cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 }),
  }),
  open: () => openBehindAdapters(1_000, check),
})

async function check(merchant: WatchedMerchant, port: number, { messages, garbage, cuts }: Stream): Promise<void> {
  let text = ''
  for (const { service, chunksOf, edits } of messages) {
    const framing = chunksOf === null ? 'length' : { chunksOf }
    text += applyEdits(toBinaryText(writeMessage(await merchant.sign(service), { framing })), edits)
  }
  const untouched = garbage === '' && messages.every(({ edits }) => edits.length === 0)
  const answers = await exchangeBytes({
    port,
    pieces: cut(toBytes(text + garbage), cuts),
    answers: messages.length,
    quietMilliseconds: untouched ? 2_000 : 60,
  })
  for (const { status, text: body, header } of answers) {
    if (status < 200) continue
    if (header('content-type')?.startsWith('application/json') === true) checkAnswer(status, body, merchant.secrets)
    else mustHold(status === 404 || status === 400, `${status} without JSON: ${body.slice(0, 80)}`)
  }
  if (untouched) {
    const statuses = answers.map(({ status }) => status)
    mustHold(
      statuses.length === messages.length && statuses.every((status) => status === 200),
      `calls as signed are answered ${statuses}`,
    )
  }
  await mustServe(merchant, port)
  merchant.judge()
}

function cut(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const places = [0, ...cuts.map((share) => Math.floor(share * bytes.length)).sort((a, b) => a - b), bytes.length]
  return places.slice(1).map((end, index) => bytes.subarray(places[index], end))
}
