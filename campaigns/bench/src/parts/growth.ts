import type { GrowthTasks } from '../children/growth.ts'
import { AXES, type Axis, type AxisName } from '../growth/axes.ts'
import { FLAT_PER_TENFOLD, growthPerTenfold, isLinear } from '../growth/judge-growth.ts'
import { type Child, startChild } from '../measure/child.ts'
import { compareRounds, interleave } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Section } from '../report/section.ts'
import { formatNumber } from '../report/table.ts'
import { growthTitle } from '../report/titles.ts'
import type { Part, RunOptions } from './part.ts'

const AT_ONCE = 64

export const growth: Part = {
  name: 'growth',
  about:
    'how the cost of a call grows with gateways, partners, remembered calls, the keys of a partner and the length of the body',
  async *run(options) {
    const names = Object.keys(AXES) as AxisName[] // it has no other keys
    for (const name of names) yield await measureAxis(name, options)
  },
}

async function measureAxis(name: AxisName, { merchant, quick, watch, progress }: RunOptions): Promise<Section> {
  const axis: Axis = AXES[name]
  const { title, expected } = axis
  const labels = axis.points.map((point) => formatNumber(point, 0))
  const children = new Map<string, Child<GrowthTasks>>()
  const window = { count: quick ? 500 : 1_500, atOnce: AT_ONCE }
  const measure = (label: string) => (children.get(label) as Child<GrowthTasks>).ask('throughput', window) // one for each
  try {
    for (const [index, point] of axis.points.entries()) {
      progress(`growth by ${title}: preparing ${index + 1} of ${labels.length}`)
      const child = startChild<GrowthTasks>('growth', ['--max-old-space-size=4096'])
      children.set(formatNumber(point, 0), child)
      await child.ask('prepare', { axis: name, point, merchant })
    }
    await watch.waitForQuiet()
    progress(`growth by ${title}`)
    for (const label of labels) await warmUp(() => measure(label), quick)
    const rounds = await interleave(labels, quick ? 3 : 9, (label) => watch.measure(() => measure(label)))
    const costsOf = (label: string) => (rounds[label] ?? []).map((round) => round.cpuMicrosecondsPerCall)
    // The least of the rounds: what else runs on the machine only ever adds.
    const points = axis.points.map((x, index) => ({ x, y: Math.min(...costsOf(labels[index] ?? '')) }))
    const byRound = costsOf(labels[0] ?? '').map((_, round) =>
      axis.points.map((x, index) => ({ x, y: costsOf(labels[index] ?? '')[round] ?? Number.NaN })),
    )
    const perTenfold = growthPerTenfold(byRound)
    const references = labels.slice(0, 1)
    return {
      part: 'growth',
      title: growthTitle(axis),
      references,
      rows: points.map(({ y }, index) => ({
        name: labels[index] ?? '',
        figures: { cpuMicrosecondsPerCall: y },
        ratios: compareRounds(rounds, labels[index] ?? '', references, (round) => round.cpuMicrosecondsPerCall),
      })),
      curve: {
        title,
        points,
        expected,
        perTenfold,
        asExpected: expected === 'flat' ? perTenfold <= FLAT_PER_TENFOLD : isLinear(points),
      },
    }
  } finally {
    for (const child of children.values()) await child.stop()
  }
}
