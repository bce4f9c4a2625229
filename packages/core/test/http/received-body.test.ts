import { describe, expect, it } from 'vitest'
import { isSnapConfigurationError, receivedBody } from '../../src/index.ts'
import { stream } from '../support/request.ts'

describe('receivedBody', () => {
  const unread = stream('a')
  const fix = '  app.use(snap)   // first\n  app.use(parser)'

  it('takes the bytes that a parser kept, wherever they are', () => {
    const bytes = Buffer.from('a')
    expect(receivedBody({ stream: unread, streamWasRead: true, kept: [undefined, { a: 1 }, bytes], fix })).toBe(bytes)
    expect(receivedBody({ stream: unread, streamWasRead: false, kept: [bytes], fix })).toBe(bytes)
  })

  it('takes the unread stream', () => {
    expect(receivedBody({ stream: unread, streamWasRead: false, fix })).toBe(unread)
    expect(receivedBody({ stream: unread, streamWasRead: false, kept: [{}, 'text'], fix })).toBe(unread)
  })

  it.each([[[]], [[{ a: 1 }]], [['text']], [[[1, 2]]]])(
    'is an error with the fix, once it is read, when only %j was kept: it never re-serialises',
    async (kept) => {
      const body = receivedBody({ stream: unread, streamWasRead: true, kept, fix })
      const error = await readAll(body).catch((thrown: unknown) => thrown)
      expect(isSnapConfigurationError(error)).toBe(true)
      expect(error).toMatchObject({ code: 'BODY_ALREADY_PARSED', message: expect.stringContaining(fix) })
    },
  )
})

async function readAll(body: Uint8Array | AsyncIterable<Uint8Array>): Promise<void> {
  if (!(body instanceof Uint8Array)) for await (const _chunk of body);
}
