/** How a cost may grow. */
export type Growth = 'flat' | 'linear'

export interface Point {
  readonly x: number
  /** What one call costs there. */
  readonly y: number
}

/** How much a cost may differ and still count as the same: less than that is this machine's noise. */
const TOLERANCE = 1.3

/**
 * Says how a cost grows: `flat` when no point costs much more than the first, `linear` when the last costs no more than the line through
 * the first point and any other predicts, else `steeper`.
 */
export function judgeGrowth(points: readonly Point[]): Growth | 'steeper' {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (first === undefined || last === undefined) throw new RangeError('growth needs two points or more')
  if (rest.every(({ y }) => y <= first.y * TOLERANCE)) return 'flat'
  const predicted = rest.slice(0, -1).map(({ x, y }) => first.y + ((y - first.y) * (last.x - first.x)) / (x - first.x))
  return predicted.every((y) => last.y <= y * TOLERANCE) ? 'linear' : 'steeper'
}
