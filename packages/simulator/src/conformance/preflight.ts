import type { Exchange } from '../gateway.ts'
import { NoAnswer } from '../transport.ts'
import type { ConformanceCase } from './conformance-case.ts'
import { describeAnswer } from './judge-code.ts'
import type { OpenBench } from './open-bench.ts'

/** Why the check stops early. */
export interface Stop {
  readonly reason: string
  readonly exchanges: readonly Exchange[]
  /** Whether a case cannot be run because of it. */
  stops(one: ConformanceCase): boolean
}

/** A clock that is further off than this is named as the likely cause. */
const CLOCK_DIFFERENCE_SECONDS = 60

/** Asks for an access token, without which nearly every case would fail for the same reason; `undefined` when there is one. */
export async function findStop(openBench: OpenBench): Promise<Stop | undefined> {
  const exchanges: Exchange[] = []
  const bench = openBench(exchanges)
  const stop = (reason: string, stops: Stop['stops'] = () => true): Stop => ({
    reason,
    exchanges,
    stops,
  })
  try {
    const { response } = await bench.call('token')
    if (typeof response.body?.accessToken === 'string') return undefined
    const reason = `No access token came back, but ${describeAnswer(response)}. ${describeClock(response.headers.date, bench.now())}Check that the merchant has the client ID ${bench.identity.clientId} with the public key of this gateway; snap-simulator explain tells why a signature fails.`
    const needsToken = bench.identity.signature !== 'asymmetric'
    return stop(reason, ({ service }) => needsToken || service === 'token')
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error
    return stop(
      `No answer from ${bench.identity.target}: ${error.message}. Is the merchant running, and is this its URL?`,
    )
  }
}

function describeClock(date: string | undefined, now: Date): string {
  const seconds = Math.round((Date.parse(date ?? '') - now.getTime()) / 1000)
  if (!(Math.abs(seconds) > CLOCK_DIFFERENCE_SECONDS)) return ''
  return `The merchant's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead of' : 'behind'} this one. `
}
