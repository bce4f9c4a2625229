import { writeTimestamp } from '@snap-sdk/simulator'
import { describe, expect, it } from 'vitest'
import { causeOf, openMerchant } from '../support/merchant.ts'
import { NOW } from '../support/request.ts'

const merchant = openMerchant()
const at = (seconds: number) => writeTimestamp(new Date(NOW.getTime() + seconds * 1000))

describe('the window of X-TIMESTAMP', () => {
  it.each([0, 299, 300, -299, -300])('holds %i s', async (seconds) => {
    expect((await merchant.call({ timestamp: at(seconds) })).code).toBe('2002400')
    expect((await merchant.requestToken({ timestamp: at(seconds) })).code).toBe('2007300')
  })

  it.each([301, -301, 86_400, -86_400])('does not hold %i s', async (seconds) => {
    const answer = await merchant.call({ timestamp: at(seconds) })
    expect([answer.code, answer.json.responseMessage]).toEqual(['4012400', 'Unauthorized. [Timestamp]'])
    expect(causeOf(merchant)).toBe('TIMESTAMP_OUT_OF_RANGE')
    expect((await merchant.requestToken({ timestamp: at(seconds) })).code).toBe('4017300')
  })

  it('counts milliseconds, and takes Z', async () => {
    expect((await merchant.call({ timestamp: '2024-01-22T08:05:01.000Z' })).code).toBe('2002400')
    expect((await merchant.call({ timestamp: '2024-01-22T08:05:01.001Z' })).code).toBe('4012400')
  })

  it('is an option, down to nothing', async () => {
    const strict = openMerchant({ timestampToleranceSeconds: 0 })
    expect((await strict.call({ timestamp: at(0) })).code).toBe('2002400')
    expect((await strict.call({ timestamp: at(1) })).code).toBe('4012400')
  })

  it.each([
    [
      -7 * 3600,
      -25_200,
      /25200 s behind .* close to 7 hours, so one side .* this server's clock is right \(date -u\), and whether the gateway writes UTC and stamps it \+07:00\.$/,
    ],
    [-7 * 3600 - 200, -25_400, /behind .* UTC and stamps it \+07:00/],
    [7 * 3600, 25_200, /25200 s ahead of .* this server's clock is right .* Jakarta's time and stamps it Z\.$/],
    [7 * 3600 + 400, 25_600, /25600 s ahead of .* NTP/],
    [-3600, -3_600, /3600 s behind .* NTP/],
  ])('tells the operator what %i s mean, and the caller nothing', async (seconds, skewSeconds, hint) => {
    const answer = await merchant.call({ timestamp: at(seconds) })
    expect(answer.json.responseMessage).toBe('Unauthorized. [Timestamp]')
    expect(merchant.lastEvent()).toMatchObject({
      type: 'refused',
      cause: { skewSeconds, message: expect.stringMatching(hint) },
    })
  })
})
