/** How a cost may grow. */
export type Growth = 'flat' | 'linear'

/** One measurement along an axis. */
export interface Point {
  readonly x: number
  /** What one call costs there. */
  readonly y: number
}

/** How much a cost may differ and still count as the same: less than that is this machine's noise. */
const TOLERANCE = 1.3

/**
 * Says how a cost grows: `flat` when the last point costs hardly more than the first, `linear` when it costs hardly more than the line
 * through the first point and the last but one predicts, else `steeper`.
 */
export function judgeGrowth(points: readonly Point[]): Growth | 'steeper' {
  const [first, before, last] = [points[0], points.at(-2), points.at(-1)]
  if (first === undefined || before === undefined || last === undefined || points.length < 3) {
    throw new RangeError('growth needs three points or more')
  }
  if (last.y <= first.y * TOLERANCE) return 'flat'
  const predicted = first.y + ((before.y - first.y) * (last.x - first.x)) / (before.x - first.x)
  return last.y <= predicted * TOLERANCE ? 'linear' : 'steeper'
}
