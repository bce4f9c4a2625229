import { DOOR_NAMES } from '../contenders/servers.ts'
import { WORKLOAD_NAMES } from '../workload/workloads.ts'
import type { Section } from './section.ts'
import { bar, line, text, writePicture } from './svg.ts'
import { doorTitle, handleTitle } from './titles.ts'

const WIDTH = 760
const LEFT = 12
const BARS_AT = 250
const BARS_WIDTH = 420
const NUMBERS_END = 740
const ROW = 22
const BAR = 14

/** A longer bar is cut, and its number tells. */
const LONGEST_RATIO = 3

/** What the README shows of a run: bars against one reference. */
interface Group {
  readonly title: string
  readonly reference: string
  readonly bars: readonly {
    readonly label: string
    readonly section: string
    readonly of: string
    readonly against: string
  }[]
}

const GROUPS: readonly Group[] = [
  {
    title: 'snap.handle, CPU time for each call',
    reference: 'bare cryptography',
    bars: WORKLOAD_NAMES.map((workload) => ({
      label: workload,
      section: handleTitle(workload, 64),
      of: 'snap.handle',
      against: 'floor, node:crypto',
    })),
  },
  {
    title: 'snap-sdk behind a door, VA payment, asymmetric',
    reference: 'hand-written, the same checks',
    bars: DOOR_NAMES.map((door) => ({
      label: door,
      section: doorTitle(door, 'VA payment, asymmetric'),
      of: 'snap-sdk',
      against: 'fair',
    })),
  },
]

/** CPU time of ours as bars, against the bare cryptography and against a hand-written handler, each of which is 1. */
export function drawBars(sections: readonly Section[]): string {
  const elements: string[] = []
  const one = BARS_AT + BARS_WIDTH / LONGEST_RATIO
  let y = 24
  for (const { title, reference, bars } of GROUPS) {
    elements.push(text(LEFT, y, title, 'title'), text(one, y, `1 = ${reference}`, 'quiet'))
    const top = y + 8
    y += ROW + 4
    for (const { label, section, of, against } of bars) {
      const ratio = findRatio(sections, section, of, against)
      if (ratio === undefined) continue
      const length = (Math.min(ratio, LONGEST_RATIO) / LONGEST_RATIO) * BARS_WIDTH
      elements.push(
        text(BARS_AT - 10, y, label, 'end'),
        bar(BARS_AT, y - 11, length, BAR, 'ours'),
        text(NUMBERS_END, y, ratio.toFixed(2), 'end'),
      )
      y += ROW
    }
    elements.push(line(one, top, one, y - ROW + 6, 'mark'))
    y += 20
  }
  return writePicture({
    width: WIDTH,
    height: y - 24,
    title: 'CPU time of snap-sdk relative to bare cryptography and to hand-written handlers; less is better',
    elements,
  })
}

/** What a row is against another one, by CPU time. `undefined` where one of them was not measured. */
export function findRatio(
  sections: readonly Section[],
  title: string,
  of: string,
  against: string,
): number | undefined {
  const rows = sections.find((section) => section.title === title)?.rows
  return rows?.find(({ name }) => name === of)?.ratios[against]
}
