import { writeTimestamp } from '@snap-sdk/simulator'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { makeKeyPair } from './support/key-pairs.ts'
import { openMerchant, type TestHandler } from './support/merchant.ts'
import { NOW } from './support/request.ts'

describe('onEvent', () => {
  it.each<[string, () => unknown]>([
    ['throws', () => raise(new Error('the logger is down'))],
    ['rejects', async () => raise(new Error('the logger is down'))],
  ])('that %s changes no answer', async (_, onEvent) => {
    const merchant = openMerchant({ onEvent: onEvent as () => void, partner: { publicKeys: makeKeyPair(1024).pem } })
    expect((await merchant.call()).code).toBe('2002400')
    expect((await merchant.call({ clientSecret: 'another' })).code).toBe('4012400')
    await new Promise(setImmediate) // an unhandled rejection would fail the run
  })
})

describe('without onEvent', () => {
  let log: MockInstance<typeof console.warn>
  beforeEach(() => {
    log = vi.spyOn(console, 'warn').mockImplementation(() => {})
  })
  afterEach(() => {
    log.mockRestore()
  })
  const lines = () => log.mock.calls.map((parts) => parts.join(' '))
  const open = (inquiry?: TestHandler, contract = {}) =>
    openMerchant({ onEvent: undefined, contract, ...(inquiry === undefined ? {} : { inquiry }) })

  it('answered calls are silent', async () => {
    const { call, requestToken } = open()
    await requestToken()
    await call()
    expect(lines()).toEqual([])
  })

  it('a refusal is a line with its true cause', async () => {
    await open().call({ externalId: 'id-1', timestamp: writeTimestamp(new Date(NOW.getTime() - 7 * 3_600_000)) })
    expect(lines()).toEqual([
      expect.stringMatching(
        /^\[snap\] refused test inquiry id-1 4012400 TIMESTAMP_OUT_OF_RANGE: .* UTC and stamps it \+07:00/,
      ),
    ])
  })

  it('a path that is not ours has no facts', async () => {
    await open().call({ path: '/nothing' })
    expect(lines()).toEqual(['[snap] refused 4040002 PATH_UNKNOWN: no service has this path'])
  })

  it('a warning is a line', () => {
    open(undefined, { signature: 'client-id' })
    expect(lines()).toEqual([expect.stringMatching(/^\[snap\] warning test SIGNATURE_DOES_NOT_COVER_BODY: /)])
  })

  it('a failure is a line with the error and where it was thrown', async () => {
    await open(() => raise(new TypeError('no bill'))).call({ externalId: 'id-1' })
    expect(lines()).toEqual([
      expect.stringMatching(
        /^\[snap\] failed test inquiry IONPAYTEST id-1 5002400 HANDLER_THREW: the handler threw \| TypeError: no bill at .*events\.test\.ts/,
      ),
    ])
  })

  it('a line of the message is not taken for the place', async () => {
    await open(() => raise(new TypeError('no bill\nat all'))).call()
    expect(lines()).toEqual([expect.stringMatching(/TypeError: no bill at all at .*events\.test\.ts/)])
  })

  it.each([
    ['a text', 'text', '| text'],
    ['nothing', undefined, 'the handler threw'],
    ['an object without a prototype', Object.create(null), '| a thrown object'],
    ['an error without a stack', Object.assign(new Error('bare'), { stack: undefined }), '| Error: bare'],
  ])('what was thrown may be %s', async (_, thrown, end) => {
    await open(() => raise(thrown)).call()
    expect(lines()).toEqual([expect.stringMatching(new RegExp(`${end.replace('|', '\\|')}$`))])
  })

  it('nobody can write lines of their own into the log', async () => {
    const evil = 'x\r\n[snap] answered\u2028[snap] answered\u0085\u001b[31m'
    const { call } = open(() => raise(new Error(evil)))
    await call()
    await call({ headers: { 'x-external-id': evil } })
    await call({ headers: { 'x-partner-id': evil } })
    await call({ headers: { authorization: `Bearer ${evil}` } })
    await call({ body: { text: 'a', amount: { value: evil.length } } })
    await call({ path: `/v1.0/${evil}` })
    expect(lines()).toHaveLength(6)
    for (const line of lines()) expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
  })
})

function raise(error: unknown): never {
  throw error
}
