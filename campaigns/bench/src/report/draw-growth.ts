import type { Curve, Section } from './section.ts'
import { dot, line, polyline, text, writePicture } from './svg.ts'
import { formatNumber } from './table.ts'

const PANEL = { width: 430, height: 220 }
const PLOT = { left: 48, top: 44, width: 350, height: 130 }

/** Each curve in a panel of its own. What should be linear has a linear axis, so that it is a straight line; the others a logarithmic one. */
export function drawGrowth(sections: readonly Section[]): string {
  const curves = sections.flatMap(({ curve }) => curve ?? [])
  return writePicture({
    width: PANEL.width * 2,
    height: PANEL.height * Math.ceil(curves.length / 2),
    title: 'How the cost of a call grows',
    elements: curves.flatMap((curve, index) =>
      drawPanel(curve, (index % 2) * PANEL.width, Math.floor(index / 2) * PANEL.height),
    ),
  })
}

function drawPanel(curve: Curve, left: number, top: number): readonly string[] {
  const { title, expected, perTenfold } = curve
  // Against the first point: a bare time says more about the machine than about the code.
  const base = curve.points[0]?.y ?? 1
  const points = curve.points.map(({ x, y }) => ({ x, y: y / base }))
  const bottom = top + PLOT.top + PLOT.height
  const start = left + PLOT.left
  const highest = niceAbove(Math.max(...points.map(({ y }) => y)))
  // One more than x, for the axis that starts at 0 has no logarithm.
  const scale = (x: number) => (expected === 'linear' ? x : Math.log10(x + 1))
  const [first, last] = [scale(points[0]?.x ?? 0), scale(points.at(-1)?.x ?? 1)]
  const toX = (x: number) => start + ((scale(x) - first) / (last - first)) * PLOT.width
  const toY = (y: number) => bottom - (y / highest) * PLOT.height
  const places = points.map(({ x, y }) => [toX(x), toY(y)] as const)
  return [
    text(left + 12, top + 20, `CPU time by ${title}: ${perTenfold.toFixed(2)} × for ten times as much`, 'title'),
    ...[0, highest / 2, highest].flatMap((y) => [
      line(start, toY(y), start + PLOT.width, toY(y), 'axis'),
      text(start - 6, toY(y) + 4, formatNumber(y, highest < 4 ? 1 : 0), 'quiet end'),
    ]),
    polyline(places),
    ...places.map(([x, y]) => dot(x, y)),
    ...labelled(points.map(({ x }) => ({ x: toX(x), label: formatNumber(x, 0) }))).map(({ x, label }) =>
      text(x, bottom + 18, label, 'quiet middle'),
    ),
  ]
}

/** The labels that have room, from the right: on a linear axis the first points lie close together. */
function labelled(labels: readonly { readonly x: number; readonly label: string }[]) {
  const kept: { readonly x: number; readonly label: string }[] = []
  for (const label of [...labels].reverse()) {
    if ((kept.at(-1)?.x ?? Number.POSITIVE_INFINITY) - label.x > 60) kept.push(label)
  }
  return kept
}

/** A round number that is not below. */
function niceAbove(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 3, 4, 6, 8, 10].find((times) => times * unit >= value) ?? 10) * unit
}
