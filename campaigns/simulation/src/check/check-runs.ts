import { CAPTURED } from '../gateway/gateway.ts'
import type { Mode } from '../plan/plan.ts'
import type { HandlerRun } from '../world/handler-runs.ts'
import type { FinishedWorld } from './finished-world.ts'
import { type Cause, whyAgain } from './why-again.ts'

/** By what a payment may be taken twice. */
const ALLOWED: Readonly<Record<Mode, ReadonlySet<Cause>>> = {
  plain: new Set<Cause>([
    'threw after writing',
    'process died',
    'process frozen',
    'store unreachable',
    'store forgot',
    'captured',
  ]),
  memory: new Set<Cause>(['threw after writing', 'process frozen', 'memory gone', 'captured']),
  transact: new Set<Cause>(['store forgot', 'captured']),
}

/**
 * No handler runs without a claim, none runs again without a documented cause, and inside the store's transaction no payment is taken twice
 * for whatever cause but a store that forgets. At the end no claim is held.
 *
 * @returns The worst cause by which each payment's handler ran again.
 */
export function checkRuns(finished: FinishedWorld): ReadonlyMap<number, Cause> {
  const { world, server } = finished
  const { history, plan, runs } = world
  const causes = new Map<number, Cause>()
  for (const { number } of plan.payments) {
    const mine = runs.of(number)
    // In the order of their claims: a process that was frozen with its claim starts its handler late.
    const claimed = mine.flatMap((run) => {
      const claim = run.holder === undefined ? undefined : history.of(run.holder)
      if (claim === undefined)
        world.violate('ran without a claim', `run ${run.number} of payment ${number} had no claim`)
      return claim === undefined ? [] : [{ run, claim }]
    })
    claimed.sort((a, b) => a.claim.grantedAt - b.claim.grantedAt)
    for (const [index, { run, claim }] of claimed.entries()) {
      const before = claimed[index - 1]
      if (before === undefined) continue
      const why = whyAgain(world, before.run, before.claim, claim.grantedAt)
      if ('cause' in why) {
        if (why.cause !== 'nothing done' || !causes.has(number)) causes.set(number, why.cause)
      } else if (isCaptured(finished, before.run, run)) causes.set(number, 'captured')
      else world.violate('ran again', `payment ${number} ran again in run ${run.number}: ${why.wrong}`)
    }
    const effects = mine.reduce((sum, run) => sum + run.effects, 0)
    const cause = causes.get(number)
    if (effects > 1 && !ALLOWED[plan.mode].has(cause ?? 'nothing done'))
      world.violate('taken twice', `the ledger has payment ${number} ${effects} times`)
  }
  checkTold(finished)
  for (const { holder } of server.running()) {
    const run = runs.all.find((each) => each.holder === holder)
    world.violate(
      'a claim is held for ever',
      `by ${run === undefined ? 'a call that ran nothing' : `run ${run.number}, which ended with ${run.end ?? 'nothing'}`}`,
    )
  }
  return causes
}

/** What tells an operator that a claim was lost. */
const TELLS: ReadonlySet<string> = new Set([
  'LEASE_LOST',
  'CLAIM_LOST',
  'CLAIM_TAKEN_OVER',
  'DUPLICATE_NOT_STORED',
  'DUPLICATE_STORE_FAILED',
])

/** A process whose claim was taken over while its handler ran, and that lived on, has said so in its events. */
function checkTold({ world, merchants }: FinishedWorld): void {
  for (const run of world.runs.all) {
    const claim = run.holder === undefined ? undefined : world.history.of(run.holder)
    if (claim?.end?.how !== 'takenOver' || claim.isUnknown || run.end !== 'success' || run.process.diedAt !== undefined)
      continue
    const events = merchants.all.find(({ process }) => process === run.process)?.events ?? []
    const isTold = events.some((event) =>
      TELLS.has(event.type === 'warning' ? event.code : event.type === 'failed' ? event.cause.code : ''),
    )
    if (!isTold)
      world.violate('not told', `run ${run.number} of payment ${run.payment} lost its claim, and no event says so`)
  }
}

/** Whether one of two runs is of a captured call, the other of another call than the captured one, and the payment has no name of its own. */
function isCaptured({ world, gateway }: FinishedWorld, ...runs: readonly HandlerRun[]): boolean {
  const calls = runs.flatMap((run) => gateway.calls.filter(({ number }) => number === run.call))
  const isNumbered = world.plan.payments.find(({ number }) => number === runs[0]?.payment)?.numbered ?? true
  const signatures = new Set(calls.map(({ signature }) => signature))
  return !isNumbered && signatures.size > 1 && calls.some(({ externalId }) => externalId.startsWith(CAPTURED))
}
