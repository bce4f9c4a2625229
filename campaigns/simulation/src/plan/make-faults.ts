import type { Random } from '../random.ts'
import type { Fault, FaultClass, HandlerFault, Mode, PlannedPayment, Point, StepName, Trigger } from './plan.ts'

interface Scene {
  readonly mode: Mode
  readonly processes: number
  readonly payments: readonly PlannedPayment[]
  /** Whether what is signed holds the body: else a captured call under another external ID may be another payment. */
  readonly signsBody: boolean
}

type MakeFault = (random: Random, scene: Scene) => Fault

const SECOND = 1_000

const STEPS: Readonly<Record<Mode, readonly StepName[]>> = {
  plain: ['claim', 'renew', 'finish', 'release', 'isRunning', 'ledger'],
  transact: [
    'claim',
    'renew',
    'finish',
    'release',
    'isRunning',
    'begin',
    'write',
    'commit',
    'commit',
    'rollback',
    'readBack',
  ],
  memory: ['ledger'],
}

/** Where a process may be struck. The memory store's steps are no messages. */
function pointsOf(mode: Mode): readonly Point[] {
  const stages = ['sent', 'applied', 'answered'] as const
  const ofSteps = STEPS[mode].flatMap((step) => stages.map((stage): Point => `${step} ${stage}`))
  return [...ofSteps, 'call received', 'chunk received', 'handler started', 'handler slept', 'answer sent', 'timer']
}

function makeTrigger(random: Random, scene: Scene): Trigger {
  if (random.chance(0.75))
    return { point: random.pick(pointsOf(scene.mode)), nth: random.between(1, random.pick([1, 2, 4, 8])) }
  return { at: nearPayment(random, scene), process: random.below(scene.processes) }
}

/** Most happens in the seconds after a payment was told. */
function nearPayment(random: Random, { payments }: Scene): number {
  return random.pick(payments).at + random.between(0, random.pick([200, 5 * SECOND, 25 * SECOND]))
}

/** Some shorter than a lease of 15 seconds, some longer. */
const pause = (random: Random) =>
  random.pick([500, 4 * SECOND, 9 * SECOND, 14 * SECOND, 17 * SECOND, 25 * SECOND, 70 * SECOND])

const crash: MakeFault = (random, scene) => ({
  kind: 'crash',
  trigger: makeTrigger(random, scene),
  down: random.pick([10, SECOND, 8 * SECOND, 40 * SECOND]),
})

const freeze: MakeFault = (random, scene) => ({
  kind: 'freeze',
  trigger: makeTrigger(random, scene),
  milliseconds: pause(random),
})

const clock: MakeFault = (random, scene) => ({
  kind: 'clock',
  trigger: makeTrigger(random, scene),
  by: random.pick([-3_600, -200, -30, -2, 2, 30, 200, 3_600]) * SECOND,
})

const deploy: MakeFault = (random, scene) => ({
  kind: 'deploy',
  trigger: makeTrigger(random, scene),
  grace: random.pick([5, 30, 90]) * SECOND,
  down: random.pick([10, 2 * SECOND]),
})

const step: MakeFault = (random, { mode }) => ({
  kind: 'step',
  step: random.pick(STEPS[mode]),
  nth: random.between(1, random.pick([1, 2, 4, 6])),
  how: random.pick(['slow-there', 'slow-back', 'fail-before', 'fail-after', 'hang-before', 'hang-after']),
  milliseconds: random.pick([500, 1_900, 2_100, 6 * SECOND, 17 * SECOND]),
})

const outage: MakeFault = (random, scene) => ({
  kind: 'outage',
  at: nearPayment(random, scene),
  milliseconds: pause(random),
  how: random.pick(['fail', 'hang']),
})

/** Handlers have used up the pool that the renewals need. */
const poolUsedUp: MakeFault = (random, scene) => ({
  kind: 'outage',
  at: nearPayment(random, scene),
  milliseconds: random.pick([25 * SECOND, 70 * SECOND]),
  how: random.pick(['fail', 'hang']),
  only: 'renew',
})

const failover: MakeFault = (random, scene) => ({
  kind: 'failover',
  trigger: makeTrigger(random, scene),
  loses: random.pick([5, 50, SECOND, 10 * SECOND]),
})

const HANDLER_FAULTS: readonly HandlerFault[] = [
  'slow-before',
  'slow-after',
  'busy',
  'throw-before',
  'throw-after',
  'reject-final',
  'reject-retry',
  'reject-after',
  'never',
]

const handler: MakeFault = (random, { payments }) => ({
  kind: 'handler',
  payment: random.pick(payments).number,
  run: random.pick([0, 0, 0, 1, 2]),
  how: random.pick(HANDLER_FAULTS),
  milliseconds: random.pick([SECOND, 5 * SECOND, 11 * SECOND, 20 * SECOND, 40 * SECOND]),
})

const slowHandler: MakeFault = (random, { payments }) => ({
  kind: 'handler',
  payment: random.pick(payments).number,
  run: random.pick([0, 0, 1]),
  how: random.pick(['slow-before', 'slow-after', 'busy']),
  milliseconds: random.pick([SECOND, 5 * SECOND, 11 * SECOND, 20 * SECOND, 40 * SECOND]),
})

const network: MakeFault = (random, { payments }) => ({
  kind: 'network',
  payment: random.pick(payments).number,
  attempt: random.pick([0, 0, 0, 1, 2]),
  how: random.pick(['lose-request', 'lose-answer', 'lose-answer', 'lose-answer', 'delay', 'disconnect', 'cut-body']),
  milliseconds: random.pick([5, 300, 3 * SECOND, 12 * SECOND, 20 * SECOND]),
})

const HOUR = 3_600_000
const copy: MakeFault = (random, { payments, signsBody }) => {
  const how = random.pick(['same', signsBody ? 'other-id' : 'same', 'resend', 'resend'] as const)
  const soon = [0, 3, 100, SECOND, 7 * SECOND, 20 * SECOND, 100 * SECOND]
  const late = [...soon, HOUR, 24 * HOUR, 80 * HOUR, 150 * HOUR]
  return {
    kind: 'copy',
    payment: random.pick(payments).number,
    attempt: random.pick([0, 0, 0, 1]),
    how,
    after: random.pick(how === 'resend' ? late : soon),
  }
}

/** What each class is made of. Whatever it is, answers get lost and calls come twice: else nobody would notice. */
const MAKERS: Readonly<Record<FaultClass, readonly MakeFault[]>> = {
  calm: [],
  network: [network, network, copy],
  crash: [crash, crash, network, copy, slowHandler],
  freeze: [freeze, freeze, slowHandler, copy, network],
  store: [step, step, step, outage, poolUsedUp, slowHandler, slowHandler, network, copy],
  failover: [failover, network, copy, slowHandler],
  clock: [clock, clock, network, copy],
  midnight: [network, copy],
  deploy: [deploy, deploy, slowHandler, network, copy],
  handler: [handler, handler, copy, network],
  everything: [crash, freeze, step, step, outage, poolUsedUp, clock, deploy, handler, handler, network, copy],
}

/** How often nobody renews the lease of a handler that is busy, while its payment comes again. */
const STARVED = 0.15

function starve({ payments }: Scene): readonly Fault[] {
  const [{ number: payment, at } = { number: 0, at: 0 }] = payments
  return [
    { kind: 'outage', at, milliseconds: 70 * SECOND, how: 'fail', only: 'renew' },
    { kind: 'handler', payment, run: 0, how: 'busy', milliseconds: 40 * SECOND },
    { kind: 'copy', payment, attempt: 0, how: 'resend', after: 20 * SECOND },
  ]
}

/** What has nothing to strike where the store lies in the process. */
const NEEDS_SHARED_STORE: ReadonlySet<MakeFault> = new Set([outage, failover, poolUsedUp])

export function makeFaults(random: Random, faultClass: FaultClass, scene: Scene): readonly Fault[] {
  if (faultClass === 'store' && random.chance(STARVED)) return starve(scene)
  const makers = MAKERS[faultClass].filter((maker) => scene.mode !== 'memory' || !NEEDS_SHARED_STORE.has(maker))
  if (makers.length === 0) return []
  const count = faultClass === 'everything' ? random.between(3, 7) : random.between(1, 4)
  const [own] = makers
  const chosen = Array.from({ length: count }, (_, index) =>
    index === 0 && own !== undefined ? own : random.pick(makers),
  )
  return chosen.map((make) => make(random, scene))
}
