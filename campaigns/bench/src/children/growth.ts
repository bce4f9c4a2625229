import { expectSuccess, type LocalContender, toLocalCall } from '../contenders/contender.ts'
import { AXES, type Axis, type AxisName } from '../growth/axes.ts'
import { serveParent } from '../measure/child.ts'
import { measureThroughput } from '../measure/throughput.ts'
import type { Merchant } from '../workload/merchant.ts'
import { signCalls } from '../workload/sign-calls.ts'

interface Task {
  readonly axis: AxisName
  readonly point: number
  readonly merchant: Merchant
}

interface Window {
  readonly count: number
  readonly atOnce: number
}

let prepared: (Task & { readonly contender: LocalContender }) | undefined
let first = 0

/** One point of one axis, in a process of its own. It keeps what it remembers. */
const tasks = {
  async prepare(task: Task): Promise<void> {
    prepared = { ...task, contender: await AXES[task.axis].prepare(task.merchant, task.point) }
  },

  async throughput({ count, atOnce }: Window) {
    if (prepared === undefined) throw new Error('prepare comes first')
    const { axis, point, merchant, contender } = prepared
    const { workload, bodyBytes }: Axis = AXES[axis]
    const signed = await signCalls(workload, merchant, { count, first, bodyBytes: bodyBytes?.(point) })
    first += count
    return measureThroughput(signed.map(toLocalCall), atOnce, (call) => expectSuccess(contender, call))
  },
}

export type GrowthTasks = typeof tasks

serveParent(tasks)
