import type { GrowthTasks } from '../children/growth.ts'
import { AXES, type Axis, type AxisName } from '../growth/axes.ts'
import { judgeGrowth } from '../growth/judge-growth.ts'
import { type Child, startChild } from '../measure/child.ts'
import { interleave } from '../measure/rounds.ts'
import { warmUp } from '../measure/warm-up.ts'
import type { Section } from '../report/section.ts'
import { formatNumber } from '../report/table.ts'
import type { Part, RunOptions } from './part.ts'

const AT_ONCE = 64

export const growth: Part = {
  name: 'growth',
  about:
    'how the cost of a call grows with the body, the partners, their keys and the external IDs that are remembered',
  async *run(options) {
    const names = Object.keys(AXES) as AxisName[] // it has no other keys
    for (const name of names) yield await measureAxis(name, options)
  },
}

async function measureAxis(name: AxisName, { merchant, quick, progress }: RunOptions): Promise<Section> {
  const axis: Axis = AXES[name]
  const labels = axis.points.map(String)
  const children = new Map<string, Child<GrowthTasks>>()
  const measure = (label: string, milliseconds: number) => {
    const task = { axis: name, point: Number(label), merchant, window: { atOnce: AT_ONCE, milliseconds } }
    return (children.get(label) as Child<GrowthTasks>).ask('throughput', task) // one for each label
  }
  try {
    for (const [index, label] of labels.entries()) {
      progress(`growth, ${axis.title}: preparing ${index + 1} of ${labels.length}`)
      const child = startChild<GrowthTasks>('growth', ['--max-old-space-size=4096'])
      children.set(label, child)
      await child.ask('prepare', { axis: name, point: Number(label), merchant })
    }
    progress(`growth, ${axis.title}`)
    for (const label of labels) await warmUp((milliseconds) => measure(label, milliseconds), quick)
    const rounds = await interleave(labels, quick ? 3 : 9, (label) => measure(label, quick ? 60 : 150))
    // The least of the rounds: what else runs on the machine only ever adds.
    const cost = (x: number) => Math.min(...(rounds[String(x)] ?? []).map((round) => round.cpuMicrosecondsPerCall))
    const points = axis.points.map((x) => ({ x, y: cost(x) }))
    const found = judgeGrowth(points)
    const { title, expected } = axis
    const [first = { x: 0, y: Number.NaN }] = points
    return {
      part: 'growth',
      title: `by ${title}: ${found}`,
      rows: points.map(({ x, y }) => ({
        name: formatNumber(x, 0),
        figures: { cpuMicrosecondsPerCall: y },
        ratios: { [formatNumber(first.x, 0)]: y / first.y },
      })),
      curve: { title, points, found, expected },
    }
  } finally {
    for (const child of children.values()) await child.stop()
  }
}
