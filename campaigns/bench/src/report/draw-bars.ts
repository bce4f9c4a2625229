import { CALL_KINDS } from '../workload/signed-call.ts'
import { COMPARISONS, type Comparison, findRatio } from './comparisons.ts'
import type { Section } from './section.ts'
import { bar, line, text, writePicture } from './svg.ts'

const WIDTH = 860
const KIND_AT = 12
const BARS_AT = 330
const BARS_WIDTH = 460
const NUMBERS_END = 840
const ROW = 19
const BAR = 13

/** A longer bar is cut, and its number tells. */
const LONGEST_RATIO = 2

/** Throughput as bars: ours, and everyone's who does the same work, against a reference that is 1. */
export function drawBars(sections: readonly Section[]): string {
  const elements: string[] = []
  let y = 24
  for (const comparison of COMPARISONS) {
    elements.push(text(KIND_AT, y, `${comparison.name}: calls per second; 1 is '${comparison.reference}'`, 'title'))
    const top = y + 6
    y += ROW + 4
    for (const kind of CALL_KINDS) {
      elements.push(text(KIND_AT, y, kind, 'quiet'))
      for (const [name, ratio] of barsOf(sections, comparison, kind)) {
        const isOurs = name === comparison.name
        const length = (Math.min(ratio, LONGEST_RATIO) / LONGEST_RATIO) * BARS_WIDTH
        elements.push(
          text(BARS_AT - 8, y, name, isOurs ? 'end' : 'end quiet'),
          bar(BARS_AT, y - 10, length, BAR, isOurs ? 'ours' : 'other'),
          text(NUMBERS_END, y, ratio.toFixed(2), isOurs ? 'end' : 'end quiet'),
        )
        y += ROW
      }
      y += 5
    }
    const reference = BARS_AT + BARS_WIDTH / LONGEST_RATIO
    elements.push(line(reference, top, reference, y - ROW + 4, 'mark'))
    y += 18
  }
  return writePicture({
    width: WIDTH,
    height: y - 18,
    title: 'Throughput of snap-sdk relative to hand-written code that does the same cryptography',
    elements,
  })
}

/** Ours first. */
function barsOf(
  sections: readonly Section[],
  comparison: Comparison,
  kind: (typeof CALL_KINDS)[number],
): readonly (readonly [name: string, ratio: number])[] {
  return [comparison.name, ...comparison.others].flatMap((name) => {
    const ratio = findRatio(sections, comparison.titles[kind], { of: name, against: comparison.reference })
    return ratio === undefined ? [] : [[name, ratio] as const]
  })
}
