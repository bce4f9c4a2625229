import { median } from '../measure/rounds.ts'

/** How a cost may grow. */
export type Growth = 'flat' | 'linear'

/** One measurement along an axis. */
export interface Point {
  readonly x: number
  /** What one call costs there. */
  readonly y: number
}

/** How much a cost may differ from a line through other points: less than that is a machine's noise. */
const TOLERANCE = 1.3

/** What a cost that is flat may grow by where there is ten times as much: 5 %. */
export const FLAT_PER_TENFOLD = 1.05

/**
 * By how many times a cost grows where there is ten times as much of x: the median over the rounds, each of which is fitted by itself, by
 * least squares on a logarithmic scale. A round's points lie close together in time, and one that was disturbed bends one round.
 */
export function growthPerTenfold(rounds: readonly (readonly Point[])[]): number {
  return median(
    rounds.map((points) => 10 ** slopeOf(points.map(({ x, y }) => [Math.log10(x), Math.log10(y)] as const))),
  )
}

/** The slope of the line that fits best. */
function slopeOf(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const middleX = mean(points.map(([x]) => x))
  const middleY = mean(points.map(([, y]) => y))
  const products = points.map(([x, y]) => (x - middleX) * (y - middleY))
  const squares = points.map(([x]) => (x - middleX) ** 2)
  return mean(products) / mean(squares)
}

/** Whether the last point costs hardly more than the line through the first one and the last but one predicts. */
export function isLinear(points: readonly Point[]): boolean {
  const [first, before, last] = [points[0], points.at(-2), points.at(-1)]
  if (first === undefined || before === undefined || last === undefined || points.length < 3) {
    throw new RangeError('growth needs three points or more')
  }
  const predicted = first.y + ((before.y - first.y) * (last.x - first.x)) / (before.x - first.x)
  return last.y <= Math.max(predicted, first.y) * TOLERANCE
}
