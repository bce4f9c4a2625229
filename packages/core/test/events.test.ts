import { writeTimestamp } from '@snap-sdk/simulator'
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from 'vitest'
import { makeKeyPair } from './support/key-pairs.ts'
import { inquiryService, openMerchant, paymentService, type TestHandler } from './support/merchant.ts'
import { NOW, PAYMENT_PATH } from './support/request.ts'

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

  it.each<[string, () => unknown]>([
    ['throws', () => raise(new RangeError('the password is hunter2'))],
    ['rejects', async () => raise(new RangeError('the password is hunter2'))],
  ])('that %s is told of once, with its name and place and not its text', async (_, onEvent) => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const merchant = openMerchant({ onEvent: onEvent as () => void })
    for (let count = 0; count < 3; count++) await merchant.call()
    await new Promise(setImmediate)
    const lines = log.mock.calls.map((parts) => parts.join(' '))
    log.mockRestore()
    expect(lines).toEqual([
      expect.stringMatching(
        /^\[snap\] onEvent failed: RangeError at .*events\.test\.ts\S+\)?\. Calls are answered all the same\. It is told once: mend the function\.$/,
      ),
    ])
    expect(lines.join()).not.toContain('hunter2')
  })
})

describe('logAnswered', () => {
  it('writes answered calls, too, a line each, with what they are about', async () => {
    const log = vi.spyOn(console, 'info').mockImplementation(() => {})
    const about = ['text', 'amount']
    const merchant = openMerchant({
      onEvent: undefined,
      logAnswered: true,
      dialect: { services: { inquiry: inquiryService, payment: paymentService.with({ about }) } },
    })
    const body = { text: 'x\n[snap] "y" z', reference: 'R1', amount: { value: '10000', currency: 'IDR' } }
    await merchant.call({ path: PAYMENT_PATH, externalId: 'id-1', body })
    await merchant.call({ path: PAYMENT_PATH, externalId: 'id-1', body })
    const lines = log.mock.calls.map((parts) => parts.join(' '))
    log.mockRestore()
    const known = String.raw`gateway=test service=payment clientId=IONPAYTEST externalId=id-1 paymentId=[\w-]{43} text="x\\n\[snap\] \\"y\\" z" amount="10000.00 IDR" reference=R1`
    const start = String.raw`^\[snap\] 2024-01-22T15:00:01\+07:00 answered ${known}`
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`${start} outcome=successful responseCode=2002500 ms=\\d+$`)),
      expect.stringMatching(new RegExp(`${start} responseCode=2002500 duplicate=replay ms=\\d+$`)),
    ])
  })

  it.each<[unknown, string]>([
    ['yes', 'logAnswered must be true or false; a text of 3 characters came.'],
    [
      true,
      'logAnswered must be left out where there is an onEvent: that one is told of answered calls, and there is no other log; a boolean came.',
    ],
  ])('is refused as %s beside onEvent', (logAnswered, message) => {
    expect(() => openMerchant({ logAnswered: logAnswered as boolean })).toThrow(message)
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
        /^\[snap\] 2024-01-22T15:00:01\+07:00 refused gateway=test service=inquiry externalId=id-1 responseCode=4012400 ms=\d+ TIMESTAMP_OUT_OF_RANGE: X-TIMESTAMP is /,
      ),
    ])
  })

  it('a path that is not ours has no facts', async () => {
    await open().call({ path: '/nothing' })
    expect(lines()).toEqual([
      expect.stringMatching(
        /^\[snap\] \S+ refused responseCode=4040002 ms=\d+ PATH_UNKNOWN: no service has the path "\/api\/nothing"$/,
      ),
    ])
  })

  it('a warning is a line', () => {
    open(undefined, { signature: 'client-id' })
    expect(lines()).toEqual([
      expect.stringMatching(/^\[snap\] \S+\+07:00 warning gateway=test SIGNATURE_DOES_NOT_COVER_BODY: /),
    ])
  })

  it('a failure is a line with the error and where it was thrown', async () => {
    await open(() => raise(new TypeError('no bill'))).call({ externalId: 'id-1' })
    expect(lines()).toEqual([
      expect.stringMatching(
        /^\[snap\] \S+ failed gateway=test service=inquiry clientId=IONPAYTEST externalId=id-1 responseCode=5002400 ms=\d+ HANDLER_THREW: the handler of inquiry threw: a retry runs it again \| TypeError: no bill at .*events\.test\.ts/,
      ),
    ])
  })

  it('a line of the message is not taken for the place', async () => {
    await open(() => raise(new TypeError('no bill\nat all'))).call()
    expect(lines()).toEqual([expect.stringMatching(/TypeError: no bill at all at .*events\.test\.ts/)])
  })

  it.each([
    ['a text', 'text', '| text'],
    ['nothing', undefined, 'the handler of inquiry threw: a retry runs it again'],
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
