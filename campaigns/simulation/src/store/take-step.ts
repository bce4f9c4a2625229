import type { StepName } from '../plan/plan.ts'
import type { MerchantProcess } from '../world/merchant-process.ts'
import type { World } from '../world/world.ts'

/** What a process hears when its database, or the way there, fails. */
export class StepFailed extends Error {
  override readonly name = 'StepFailed'
}

/**
 * A process asks a server: the question goes there, takes effect, and the answer comes back, each a step of its own, so that anything may
 * happen in between.
 *
 * @param apply What the server does. It throws where the server refuses.
 * @param onDisturbed Told when a fault keeps the answer from coming in time.
 */
export function takeStep<T>(
  world: World,
  process: MerchantProcess,
  name: StepName,
  apply: () => T,
  onDisturbed?: () => void,
): Promise<T> {
  const { scheduler } = world
  return new Promise<T>((resolve, reject) => {
    process.send(`${name} sent`, () => {
      const fault = world.stepFault(name)
      const how = fault?.how
      if (fault !== undefined) onDisturbed?.()
      const answer = (settle: () => void) => {
        const delay = world.latency() + (how === 'slow-back' ? (fault?.milliseconds ?? 0) : 0)
        scheduler.after(delay, () => process.receive(`${name} answered`, settle), true)
      }
      const fail = () => answer(() => reject(new StepFailed(`${name}: the connection is lost`)))

      const arrive = () => {
        const outage = fault === undefined ? world.outage(name) : undefined
        if (outage !== undefined) onDisturbed?.()
        if (how === 'hang-before' || outage === 'hang') return
        if (how === 'fail-before' || outage === 'fail') return fail()
        let result: { readonly value: T } | { readonly error: unknown }
        try {
          result = { value: apply() }
        } catch (error) {
          result = { error }
        }
        world.trace(
          () => `process ${process.number}: ${name} ${'value' in result ? describe(result.value) : 'refused'}`,
        )
        process.pass(`${name} applied`)
        if (how === 'hang-after') return
        if (how === 'fail-after') return fail()
        answer(() => ('value' in result ? resolve(result.value) : reject(result.error)))
      }
      scheduler.after(world.latency() + (how === 'slow-there' ? (fault?.milliseconds ?? 0) : 0), arrive, true)
    })
  })
}

/** How long the driver of a database waits for an answer. */
const QUERY_MILLISECONDS = 5_000

/** A driver's own time limit: without one, a lost answer would hold its caller for ever. */
export function withTimeLimit<T>(world: World, process: MerchantProcess, answer: Promise<T>): Promise<T> {
  const { scheduler } = world
  return new Promise((resolve, reject) => {
    const timer = scheduler.after(
      QUERY_MILLISECONDS,
      () => process.receive('timer', () => reject(new StepFailed('no answer in time'))),
      true,
    )
    answer.then(resolve, reject).finally(() => scheduler.cancel(timer))
  })
}

function describe(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'state' in value) return String(value.state)
  return String(value)
}
