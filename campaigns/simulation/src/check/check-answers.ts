import type { Heard } from '../gateway/answers.ts'
import type { FinishedWorld } from './finished-world.ts'
import type { Cause } from './why-again.ts'

const JAKARTA_MILLISECONDS = 7 * 3_600_000

/** What the gateway heard agrees with the ledger, and with what it heard before. */
export function checkAnswers(finished: FinishedWorld, causes: ReadonlyMap<number, Cause>): void {
  const { world, gateway } = finished
  for (const { payment, outcome } of gateway.tellings) {
    const { number } = payment
    const runs = world.runs.of(number)
    const effects = runs.reduce((sum, run) => sum + run.effects, 0)
    const heard = gateway.heard.filter((answer) => answer.payment === number)
    const cause = causes.get(number)
    const forgot = cause === 'store forgot'

    if (outcome === undefined)
      world.violate(
        'never answered',
        `payment ${number} was told again when all was well, and never heard taken or refused`,
      )
    for (const answer of heard) {
      if (answer.reading === 'taken' && effects === 0 && !forgotten(finished))
        world.violate(
          'lost',
          `call ${answer.call} heard that payment ${number} was taken, and the ledger does not have it`,
        )
      if (answer.reading === 'conflict' && !maySayConflict(finished, answer))
        world.violate(
          'refused wrongly',
          `call ${answer.call} of payment ${number} heard ${answer.responseCode}, and nobody else used its external ID on that day`,
        )
      if (answer.reading === 'refused' && effects > 0 && !forgot && (cause === undefined || cause === 'nothing done'))
        world.violate(
          'refused what was taken',
          `call ${answer.call} heard ${answer.responseCode}, and the ledger has payment ${number}`,
        )
      if (answer.reading === 'refused' && !runs.some((run) => run.end === 'refused'))
        world.violate(
          'refused wrongly',
          `call ${answer.call} of payment ${number} heard ${answer.responseCode}, and no handler said so`,
        )
      if (answer.run !== undefined && !runs.some((run) => run.number === answer.run))
        world.violate(
          'another’s answer',
          `call ${answer.call} of payment ${number} heard the answer of run ${answer.run}`,
        )
    }
    checkRepeats(finished, number, heard, cause)
  }
}

/** Whether a failover took something that had been acknowledged. */
function forgotten({ world }: FinishedWorld): boolean {
  return world.plan.faults.some(({ kind }) => kind === 'failover')
}

/** Answers for good are one answer, unless a documented exception let the handler run again; and a repeat is always the same. */
function checkRepeats(
  { world }: FinishedWorld,
  number: number,
  heard: readonly Heard[],
  cause: Cause | undefined,
): void {
  const final = heard.filter(({ reading }) => reading === 'taken' || reading === 'refused')
  const kinds = new Set(final.map(({ reading, run }) => `${reading} ${run ?? ''}`))
  if (kinds.size > 1 && (cause === undefined || cause === 'nothing done'))
    world.violate('two answers', `payment ${number} heard ${[...kinds].join(' and ')}`)
  const repeated = final.filter(({ run, call }) => run !== undefined && world.runs.all[run - 1]?.call !== call)
  const repeats = new Set(repeated.map(({ run }) => run))
  if (repeats.size > 1 && cause !== 'store forgot' && cause !== 'memory gone' && cause !== 'captured')
    world.violate('two first answers', `repeats of payment ${number} heard run ${[...repeats].join(' and run ')}`)
}

/** The standard: an external ID is unique within a day, in Jakarta. */
function maySayConflict({ gateway }: FinishedWorld, { payment }: Heard): boolean {
  const dayOf = (at: Date) => Math.floor((at.getTime() + JAKARTA_MILLISECONDS) / 86_400_000)
  const mine = gateway.tellings.find((telling) => telling.payment.number === payment)?.sent ?? []
  const others = gateway.tellings.filter((telling) => telling.payment.number !== payment).flatMap(({ sent }) => sent)
  return mine.some((own) =>
    others.some((other) => other.externalId === own.externalId && dayOf(other.at) === dayOf(own.at)),
  )
}
