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
    'throws when only %j was kept, and never re-serialises',
    (kept) => {
      let error: unknown
      try {
        receivedBody({ stream: unread, streamWasRead: true, kept, fix })
      } catch (thrown) {
        error = thrown
      }
      expect(isSnapConfigurationError(error)).toBe(true)
      expect(error).toMatchObject({ code: 'BODY_ALREADY_PARSED', message: expect.stringContaining(fix) })
    },
  )
})
