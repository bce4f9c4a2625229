import { describe, expect, it, vi } from 'vitest'
import type { FindPartner } from '../../src/index.ts'
import { isSettled, pass, settle, useFakeTime } from '../support/fake-time.ts'
import { causeOf, openMerchant, testPartner } from '../support/merchant.ts'
import { CLIENT_ID, PAYMENT_PATH } from '../support/request.ts'

useFakeTime()

const open = (partners: FindPartner) => openMerchant({ partners })
const forged = (clientId: string) => ({ clientId, headers: { 'x-signature': 'AAAA' } })

describe('a partners function has', () => {
  it('2 seconds, then 500xx01', async () => {
    const merchant = open(() => new Promise(() => {}))
    const call = merchant.call()
    await pass(1_999)
    expect(await isSettled(call)).toBe(false)
    await pass(1)
    expect((await call).code).toBe('5002401')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'failed',
      cause: { code: 'PARTNER_LOOKUP_FAILED', message: 'test: partners did not answer within 2000 ms' },
    })
    expect(vi.getTimerCount()).toBe(0)
  })

  it('2 seconds in which it may fail later: nobody notices', async () => {
    let fail: (error: Error) => void = () => {}
    const merchant = open(
      () =>
        new Promise((_, reject) => {
          fail = reject
        }),
    )
    const call = merchant.call()
    await pass(2_000)
    expect((await call).code).toBe('5002401')
    fail(new Error('late')) // an unhandled rejection would fail the run
    await settle()
  })

  it('80 questions open at once for strangers; the next is 500xx01 at once, until one is answered', async () => {
    const answers: (() => void)[] = []
    const find = vi.fn<FindPartner>(
      (clientId) => new Promise((resolve) => answers.push(() => resolve({ ...testPartner, clientId }))),
    )
    const merchant = open(find)
    const calls = Array.from({ length: 80 }, (_, index) => merchant.call(forged(`P${index}`)))
    await settle()
    expect(find).toHaveBeenCalledTimes(80)
    expect((await merchant.call(forged('P100'))).code).toBe('5002401')
    expect(merchant.lastEvent()).toMatchObject({
      cause: {
        code: 'PARTNER_LOOKUP_FAILED',
        message: 'test: partners has 80 questions open already: it answers too slowly',
      },
    })
    expect(find).toHaveBeenCalledTimes(80)
    answers[0]?.()
    await calls[0]
    const next = merchant.call(forged('P100'))
    await settle()
    expect(find).toHaveBeenCalledTimes(81)
    for (const answer of answers) answer()
    await Promise.all([...calls, next])
    expect(causeOf(merchant)).toBe('SIGNATURE_MISMATCH')
  })

  it('each of its questions counted until its time is over, and not for ever', async () => {
    const find = vi.fn<FindPartner>(() => new Promise(() => {}))
    const merchant = open(find)
    const calls = Array.from({ length: 80 }, (_, index) => merchant.call(forged(`P${index}`)))
    await pass(2_000)
    for (const call of calls) expect((await call).code).toBe('5002401')
    void merchant.call(forged('P100'))
    await settle()
    expect(find).toHaveBeenCalledTimes(81)
    await pass(2_000)
  })
})

describe('an ID that nobody has', () => {
  it('is not asked for again for 10 seconds', async () => {
    let found = false
    const find = vi.fn<FindPartner>(async () => (found ? testPartner : undefined))
    const merchant = open(find)
    expect((await merchant.call()).code).toBe('4012400')
    found = true
    await pass(9_999)
    expect((await merchant.call()).code).toBe('4012400')
    expect(causeOf(merchant)).toBe('PARTNER_UNKNOWN')
    expect(find).toHaveBeenCalledTimes(1)
    await pass(1)
    expect((await merchant.call()).code).toBe('2002400')
    expect(find).toHaveBeenCalledTimes(2)
  })

  it('is remembered, up to 1000 of them: the oldest is asked for again', async () => {
    const find = vi.fn<FindPartner>(() => undefined)
    const merchant = open(find)
    for (let index = 0; index <= 1_000; index++) await merchant.call(forged(`P${index}`))
    expect(find).toHaveBeenCalledTimes(1_001)
    await merchant.call(forged('P1'))
    expect(find).toHaveBeenCalledTimes(1_001)
    await merchant.call(forged('P0'))
    expect(find).toHaveBeenCalledTimes(1_002)
  })

  it('is not one that the function failed to find: that is asked for again at once', async () => {
    let down = true
    const find = vi.fn<FindPartner>(async () => {
      if (down) throw new Error('the database is down')
      return testPartner
    })
    const merchant = open(find)
    expect((await merchant.call()).code).toBe('5002401')
    expect(merchant.lastEvent()).toMatchObject({ error: { message: 'the database is down' } })
    down = false
    expect((await merchant.call()).code).toBe('2002400')
    expect(find.mock.calls).toEqual([[CLIENT_ID], [CLIENT_ID]])
  })

  it('at one service is not unknown at another: else anybody could lock a partner out', async () => {
    const partner = { ...testPartner, partnerId: { inquiry: 'ASKS', payment: 'PAYS' } }
    const find = vi.fn<FindPartner>(() => partner)
    const merchant = open(find)
    expect((await merchant.call(forged('PAYS'))).code).toBe('4012400')
    expect((await merchant.call(forged(CLIENT_ID))).code).toBe('4012400')
    const { json, code } = await merchant.requestToken()
    expect(code).toBe('2007300')
    const call = { path: PAYMENT_PATH, clientId: 'PAYS', accessToken: json.accessToken }
    expect((await merchant.call(call)).code).toBe('2002500')
    expect((await merchant.call(forged('PAYS'))).code).toBe('4012400')
    expect(find.mock.calls).toEqual([['PAYS'], [CLIENT_ID], [CLIENT_ID], ['PAYS']])
  })
})
