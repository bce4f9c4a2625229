import type { HandlerContext } from '@snap-sdk/core'
import type { Fault } from '../plan/plan.ts'
import type { SimulatedTransaction } from '../store/shared-store.ts'
import { StepFailed, takeStep, withTimeLimit } from '../store/take-step.ts'
import type { Library } from '../world/bundle.ts'
import type { HandlerRun, RunEnd } from '../world/handler-runs.ts'
import type { MerchantProcess } from '../world/merchant-process.ts'
import type { World } from '../world/world.ts'

/** How often a busy handler asks the database. */
const BUSY_MILLISECONDS = 4_000

type HandlerPlan = Extract<Fault, { kind: 'handler' }>

/**
 * The merchant's handler, as careless as one can be: it looks nothing up, and writes its ledger whenever it is called. So a run too many is
 * a payment taken twice.
 */
export async function takePayment(
  world: World,
  process: MerchantProcess,
  reject: Library['reject'],
  payment: number,
  context: HandlerContext,
): Promise<HandlerRun | ReturnType<Library['reject']>> {
  const transaction = context.transaction as SimulatedTransaction | undefined // what the simulated store gave
  const run = world.runs.start(process, { payment, call: Number(context.channelId), holder: transaction?.holder })
  world.trace(() => `process ${process.number}: run ${run.number} of payment ${payment} starts`)
  process.pass('handler started')
  const count = world.runs.of(payment).length - 1
  const faults = world.plan.faults.filter(
    (fault): fault is HandlerPlan => fault.kind === 'handler' && fault.payment === payment && fault.run === count,
  )
  const isTo = (how: HandlerPlan['how']) => faults.find((fault) => fault.how === how)

  const slow = isTo('slow-before')
  if (slow !== undefined) await sleep(world, process, slow.milliseconds)
  for (let left = isTo('busy')?.milliseconds ?? 0; left > 0; left -= BUSY_MILLISECONDS) {
    await sleep(world, process, BUSY_MILLISECONDS)
    if (transaction !== undefined && !(await succeeds(transaction.read())))
      throw end(run, 'threw', new Error('the transaction is gone'))
  }
  if (isTo('never') !== undefined) {
    // An operator comes and restarts it.
    world.scheduler.after(isTo('never')?.milliseconds ?? 0, () => world.restart(process), true)
    await new Promise(() => {})
  }
  if (isTo('throw-before') !== undefined) throw end(run, 'threw', new Error('planned: nothing was written'))
  if (isTo('reject-final') !== undefined) return end(run, 'refused', reject('invalidBill'))
  if (isTo('reject-retry') !== undefined) return end(run, 'retry', reject('externalServerError'))

  const effect = {
    take: () => {
      run.effects++
      world.trace(() => `the ledger has payment ${payment}, of run ${run.number}`)
    },
    undo: () => {
      run.effects--
    },
  }
  try {
    if (transaction === undefined) await withTimeLimit(world, process, takeStep(world, process, 'ledger', effect.take))
    else await transaction.write(effect)
  } catch (error) {
    throw end(run, 'threw', error instanceof StepFailed ? error : new Error('the ledger failed', { cause: error }))
  }

  const slowAfter = isTo('slow-after')
  if (slowAfter !== undefined) await sleep(world, process, slowAfter.milliseconds)
  if (isTo('throw-after') !== undefined) throw end(run, 'threw', new Error('planned: the ledger was written'))
  if (transaction !== undefined && isTo('reject-after') !== undefined) return end(run, 'refused', reject('invalidBill'))
  return end(run, 'success', run)
}

async function succeeds(work: Promise<void>): Promise<boolean> {
  try {
    await work
    return true
  } catch {
    return false
  }
}

function end<T>(run: HandlerRun, how: RunEnd, given: T): T {
  run.end = how
  return given
}

function sleep(world: World, process: MerchantProcess, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    world.scheduler.after(milliseconds, () => process.receive('handler slept', resolve), true)
  })
}
