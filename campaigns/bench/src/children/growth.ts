import { callMaker, expectSuccess, type LocalContender } from '../contenders/contender.ts'
import { AXES, type Axis, type AxisName } from '../growth/axes.ts'
import { serveParent } from '../measure/child.ts'
import { measureThroughput, type Window } from '../measure/throughput.ts'
import type { Merchant } from '../workload/merchant.ts'
import { signCalls } from '../workload/signed-call.ts'

/** One point of one axis, in a process of its own. */
interface Task {
  readonly axis: AxisName
  readonly point: number
  readonly merchant: Merchant
}

let prepared: LocalContender | undefined
let calls = 0

const tasks = {
  async prepare({ axis, point, merchant }: Task): Promise<void> {
    prepared = await AXES[axis].prepare(merchant, point)
  },

  async throughput({ axis, point, merchant, window }: Task & { readonly window: Window }) {
    if (prepared === undefined) throw new Error('prepare comes first')
    const { kind, bodyBytes }: Axis = AXES[axis]
    const snap = prepared
    const nextCall = callMaker(await signCalls(kind, merchant, { bodyBytes: bodyBytes?.(point) }), calls)
    calls += 10_000_000 // more than any window holds
    const makeReady = () => {
      const call = nextCall()
      return () => expectSuccess(snap, call)
    }
    return measureThroughput(makeReady, window)
  },
}

export type GrowthTasks = typeof tasks

serveParent(tasks)
