import { parseTimestamp } from '../encoding/timestamp.ts'
import { fail, type Result } from '../result.ts'

/**
 * Reads X-TIMESTAMP and decides whether it lies inside the accepted window around `now`, in both directions.
 *
 * Does *not* stop a replay inside the window.
 *
 * @param toleranceSeconds Half the window's width. The standard names none; 300 is what implementations use.
 * @returns The instant, `TIMESTAMP_MALFORMED`, or `TIMESTAMP_OUT_OF_RANGE` with the skew in its message.
 * @see docs/protocol.md, "Timestamps"
 */
export function checkTimestamp(
  text: string,
  { now, toleranceSeconds }: { now: Date; toleranceSeconds: number },
): Result<Date> {
  const parsed = parseTimestamp(text)
  if (!parsed.ok)
    return fail(
      'TIMESTAMP_MALFORMED',
      `X-TIMESTAMP is ${parsed.failure.message}. Show the gateway this message: nothing is guessed.`,
      { header: 'X-TIMESTAMP' },
    )
  const skewSeconds = Math.round((parsed.value.getTime() - now.getTime()) / 1000)
  if (Math.abs(parsed.value.getTime() - now.getTime()) <= toleranceSeconds * 1000) return parsed
  return fail('TIMESTAMP_OUT_OF_RANGE', describeSkew(skewSeconds, toleranceSeconds), { skewSeconds })
}

const ZONE_SECONDS: number = 7 * 3600

function describeSkew(skewSeconds: number, toleranceSeconds: number): string {
  const direction = skewSeconds < 0 ? 'behind' : 'ahead of'
  const fact = `X-TIMESTAMP is ${Math.abs(skewSeconds)} s ${direction} this server's clock (tolerance ${toleranceSeconds} s)`
  const nearZone = Math.abs(Math.abs(skewSeconds) - ZONE_SECONDS) <= toleranceSeconds
  if (!nearZone) return `${fact}. Compare both clocks; this server's must follow NTP.`
  return `${fact}: close to 7 hours, so one side writes the time of one zone and says another. Look at both: whether this server's clock is right (date -u), and whether the gateway writes ${skewSeconds < 0 ? 'UTC and stamps it +07:00' : "Jakarta's time and stamps it Z"}.`
}
