import { DIALECTS } from '../gateway/dialects.ts'
import { createRandom, type Random } from '../random.ts'
import { makeFaults } from './make-faults.ts'
import { type DialectName, FAULT_CLASSES, type FaultClass, type Mode, type Plan, type PlannedPayment } from './plan.ts'

const JAKARTA = 7 * 3_600_000
const DAY = 24 * 3_600_000
/** 3 March 2026 in Jakarta. */
const MIDNIGHT = Date.UTC(2026, 2, 3) - JAKARTA
const HOUR = 3_600_000

const MODES: Readonly<Record<Mode, number>> = { plain: 5, transact: 4, memory: 1 }

/** Those that sign by RSA cost more and differ less. */
const DIALECT_WEIGHTS: Readonly<Record<DialectName, number>> = {
  bca: 4,
  bri: 4,
  doku: 2,
  midtrans: 1,
  dana: 2,
  nico: 2,
  'nico-symmetric': 5,
}

/** The world of a seed. The fault classes come in turn; all else is by chance. */
export function makePlan(seed: number): Plan {
  const random = createRandom(seed, 'plan')
  const faultClass: FaultClass = FAULT_CLASSES[seed % FAULT_CLASSES.length] ?? 'calm'
  const mode =
    faultClass === 'store' || faultClass === 'failover'
      ? random.pick(['plain', 'transact'] as const)
      : random.pickWeighted(MODES)
  const processes = mode === 'memory' ? 1 : random.between(1, 3)
  const dialect = random.pickWeighted(DIALECT_WEIGHTS)
  const isMidnight = faultClass === 'midnight' || random.chance(0.1)
  const payments = makePayments(random, dialect, isMidnight)
  return {
    seed,
    mode,
    faultClass,
    dialect,
    processes,
    startsAt: MIDNIGHT + startOfDay(random, isMidnight),
    payments,
    faults: makeFaults(random, faultClass, {
      mode,
      processes,
      payments,
      signsBody: DIALECTS[dialect].scheme !== 'client-id',
    }),
  }
}

/** Shortly before midnight in Jakarta, or in Greenwich; else in the middle of the day. */
function startOfDay(random: Random, isMidnight: boolean): number {
  if (!isMidnight) return 10 * HOUR
  return random.pick([DAY, DAY, 7 * HOUR]) - random.between(0, random.pick([3, 20, 90])) * 1_000
}

function makePayments(random: Random, dialect: DialectName, isMidnight: boolean): readonly PlannedPayment[] {
  const count = random.pickWeighted({ 1: 5, 2: 4, 3: 1 })
  const spread = random.pick([0, 50, 5_000, 60_000])
  const mayLackNumber = DIALECTS[dialect].path.includes('/cvs/')
  return Array.from({ length: Number(count) }, (_, number) => ({
    number,
    at: number === 0 ? 0 : random.between(0, spread),
    numbered: !(mayLackNumber && random.chance(0.5)),
    freshIds: random.chance(0.3),
    streamed: random.chance(0.15),
    shares: number > 0 && random.chance(isMidnight ? 0.6 : 0.15) ? 0 : undefined,
  })).map((payment) => (payment.numbered ? payment : { ...payment, freshIds: false }))
}
