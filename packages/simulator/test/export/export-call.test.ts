import { execFile } from 'node:child_process'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { EXPORTS, exportCall } from '../../src/export/export-call.ts'
import type { SentCall } from '../../src/export/sent-call.ts'
import { createGateway, type RawRequest } from '../../src/gateway.ts'
import { PRIVATE_KEY } from '../support/keys.ts'
import { serve } from '../support/serve.ts'

const run = promisify(execFile)

/** What a shell, a header and a body may trip over. */
const TRICKY = '@file "quoted" \'single\' $HOME `id` \\ % {"a":[1]} é 😀\n### x'

async function callTo(target: string, changes: Partial<RawRequest> = {}): Promise<SentCall> {
  const gateway = createGateway({ clientId: "IT'S", privateKey: PRIVATE_KEY, signature: 'asymmetric', target })
  const request = await gateway.prepareService('inquiry', { payNo: TRICKY }, { path: '/v1.0/cvs/inquiry?a=[1]&b=$x' })
  return { gateway, service: 'inquiry', request: { ...request, ...changes } }
}

interface Received {
  readonly method: string | undefined
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

async function serveOnce(): Promise<{ readonly url: string; received(): Received | undefined }> {
  let last: Received | undefined
  const url = await serve((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method, url, headers } = request
      last = { method, url, headers, body: Buffer.concat(chunks).toString() }
      response.end('{}')
    })
  })
  return { url, received: () => last }
}

const bodyOf = ({ request }: SentCall): string => new TextDecoder().decode(request.body)

describe('a call that is taken away', () => {
  it.each(['plain', 'with a body that begins with @ and a header without a value'])(
    'by curl arrives as it was sent: %s',
    async (kind) => {
      const { url, received } = await serveOnce()
      const usual = await callTo(url)
      const call =
        kind === 'plain'
          ? usual
          : {
              ...usual,
              request: {
                ...usual.request,
                headers: { ...usual.request.headers, 'X-EMPTY': '' },
                body: Buffer.from(TRICKY),
              },
            }
      await run('sh', ['-c', exportCall(call, 'curl').text])
      const arrived = received()
      if (arrived === undefined) throw new Error('nothing arrived')
      const { headers, ...rest } = arrived
      expect(rest).toEqual({ method: 'POST', url: call.request.path, body: bodyOf(call) })
      for (const [name, value] of Object.entries(call.request.headers)) expect(headers[name.toLowerCase()]).toBe(value)
    },
  )

  it('by HTTPie has each header and the body in a word of its own, whatever they hold', async () => {
    const usual = await callTo('http://127.0.0.1:3000')
    const call = {
      ...usual,
      request: { ...usual.request, headers: { ...usual.request.headers, 'X-AT': '@file', 'X-EMPTY': '' } },
    }
    // The words that a shell hands to `http`.
    const script = `http() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${exportCall(call, 'httpie').text}`
    const { stdout } = await run('sh', ['-c', script])
    const words = stdout.split('\0')
    expect(words.slice(0, 6)).toEqual([
      '--verbose',
      '--ignore-stdin',
      '--raw',
      bodyOf(call),
      'POST',
      `http://127.0.0.1:3000${call.request.path}`,
    ])
    expect(words).toEqual(
      expect.arrayContaining([
        'X-AT:\\@file',
        'X-EMPTY;',
        `X-SIGNATURE:${usual.request.headers['X-SIGNATURE']}`,
        "X-PARTNER-ID:IT'S",
      ]),
    )
  })

  it('as an .http file ends with its body, and nothing behind it', async () => {
    const call = await callTo('http://127.0.0.1:3000')
    const { fileName, text } = exportCall(call, 'http')
    expect(fileName).toBe('nicepay-inquiry.http')
    const [head = '', ...body] = text.split('\n\n')
    expect(body.join('\n\n')).toBe(bodyOf(call))
    expect(head.split('\n').filter((line) => !line.startsWith('#'))).toEqual([
      `POST http://127.0.0.1:3000${call.request.path}`,
      ...Object.entries(call.request.headers).map(([name, value]) => `${name}: ${value}`),
    ])
  })

  it.each(Object.keys(EXPORTS) as (keyof typeof EXPORTS)[])(
    'as %s says how long it is good for, and how to make a fresh one',
    async (form) => {
      const call = await callTo('http://127.0.0.1:3000', {
        headers: { 'X-TIMESTAMP': '2024-01-22T15:00:01+07:00', 'X-EXTERNAL-ID': '1' },
      })
      const { text } = exportCall(call, form)
      expect(text).toContain('signed for 2024-01-22T15:00:01+07:00')
      expect(text).toContain('Most servers take it until 2024-01-22T15:05:01+07:00')
      expect(text).toContain('Its X-EXTERNAL-ID is used up')
      expect(text).toContain(
        "npx @snap-sdk/simulator call inquiry --gateway nicepay --url http://127.0.0.1:3000 --client-id 'IT'\\''S' --signature asymmetric --body body.json",
      )
    },
  )
})
