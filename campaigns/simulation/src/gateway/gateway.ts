import type { Merchant, Merchants } from '../merchant/merchants.ts'
import type { Fault, NetworkFault, PlannedPayment } from '../plan/plan.ts'
import type { World } from '../world/world.ts'
import { type Heard, readAnswer } from './answers.ts'
import { DIALECTS, type SimulatedDialect } from './dialects.ts'
import { type SignedCall, signPayment, signTokenRequest } from './sign-call.ts'

/** A payment on its way, as the gateway sees it. */
export interface Telling {
  readonly payment: PlannedPayment
  attempts: number
  conflicts: number
  /** What it heard for good. */
  outcome: 'taken' | 'refused' | undefined
  /** Each external ID under which it was sent, and when. */
  readonly sent: { readonly externalId: string; readonly at: Date }[]
}

/** One call that reached a process. */
export interface ReceivedCall {
  readonly number: number
  readonly payment: number
  readonly externalId: string
  /** Two calls with one signature are one call, and its copy. */
  readonly signature: string
  readonly merchant: Merchant
  readonly receivedAt: number
  answeredAt: number | undefined
}

/** The gateway: it tells of each payment until it has heard for good, or its schedule has ended. */
export interface SimulatedGateway {
  readonly tellings: readonly Telling[]
  readonly heard: readonly Heard[]
  readonly calls: readonly ReceivedCall[]
  start(): void
  /** Tells once more of what it has not heard for good. */
  tellAgain(): void
}

/** What the external ID of a captured call begins with. */
export const CAPTURED = 'captured-'

type NetworkPlan = Extract<Fault, { kind: 'network' }>

export function createGateway(world: World, merchants: Merchants): SimulatedGateway {
  const { plan, scheduler, random } = world
  const dialect: SimulatedDialect = DIALECTS[plan.dialect]
  const tellings: Telling[] = plan.payments.map((payment) => ({
    payment,
    attempts: 0,
    conflicts: 0,
    outcome: undefined,
    sent: [],
  }))
  const heard: Heard[] = []
  const calls: ReceivedCall[] = []
  let token: { readonly text: string; readonly until: number } | undefined

  const wall = () => new Date(world.startsAt + scheduler.now)
  const faultsOf = (payment: number, attempt: number, kind: Fault['kind']) =>
    plan.faults.filter(
      (fault) => fault.kind === kind && 'attempt' in fault && fault.payment === payment && fault.attempt === attempt,
    )

  function attempt(telling: Telling, then: (telling: Telling) => void): void {
    const { payment } = telling
    const number = telling.attempts++
    const network = faultsOf(payment.number, number, 'network') as NetworkPlan[]
    for (const copy of faultsOf(payment.number, number, 'copy')) {
      if (copy.kind === 'copy' && copy.how === 'resend')
        scheduler.after(copy.after, () => send(telling, number, [], () => {}), true)
    }
    send(telling, number, network, (answered) => {
      if (answered?.reading === 'taken' || answered?.reading === 'refused') {
        if (telling.outcome === undefined) telling.outcome = answered.reading
        return
      }
      if (answered !== undefined && saysConflict(telling, answered)) telling.conflicts++
      then(telling)
    })
  }

  /** By the dialect's schedule. */
  function retry(telling: Telling): void {
    const wait = dialect.retries[telling.attempts - 1]
    if (wait !== undefined) scheduler.after(wait, () => telling.outcome === undefined && attempt(telling, retry), true)
  }

  function send(
    telling: Telling,
    attempt: number,
    network: readonly NetworkPlan[],
    settle: (heard?: Heard) => void,
  ): void {
    if (dialect.tokenPath !== undefined && (token === undefined || token.until <= scheduler.now + dialect.patience)) {
      askForToken(() => (token === undefined ? settle() : send(telling, attempt, network, settle)))
      return
    }
    const { payment } = telling
    const externalId = externalIdOf(telling, attempt)
    const number = calls.length + 1_000
    telling.sent.push({ externalId, at: wall() })
    const body = dialect.body(payment, attempt)
    const signed = signPayment(dialect, { body, externalId, now: wall(), accessToken: token?.text ?? '', number })
    carry(telling, signed, network, settle)
    for (const copy of faultsOf(payment.number, attempt, 'copy')) {
      if (copy.kind !== 'copy' || copy.how === 'resend') continue
      const headers = new Map(signed.headers)
      if (copy.how === 'other-id') {
        const captured = `${CAPTURED}${payment.number}-${attempt}`
        headers.set('x-external-id', captured)
        telling.sent.push({ externalId: captured, at: wall() })
      }
      scheduler.after(copy.after, () => carry(telling, { ...signed, headers }, [], () => {}), true)
    }
  }

  /** Where a conflict is told as a 500xx00, an operator sees what it means. */
  function saysConflict({ payment }: Telling, { reading, responseCode }: Heard): boolean {
    if (reading === 'conflict') return true
    const shares = payment.shares !== undefined || plan.payments.some((other) => other.shares === payment.number)
    return shares && dialect.refusalUndoes && /^500\d\d00$/.test(responseCode)
  }

  /** Who has heard a conflict takes an external ID of its own. */
  function externalIdOf({ payment, conflicts }: Telling, attempt: number): string {
    const name =
      conflicts > 0 ? `external-${payment.number}-own-${conflicts}` : `external-${payment.shares ?? payment.number}`
    return payment.freshIds && attempt > 0 ? `${name}-${attempt}` : name
  }

  function askForToken(then: () => void): void {
    token = undefined
    const merchant = merchants.pick()
    if (merchant === undefined) {
      then()
      return
    }
    const { process, snap } = merchant
    const { target, headers, body } = signTokenRequest(dialect, wall())
    let settled = false
    const settle = () => {
      if (settled) return
      settled = true
      scheduler.cancel(patience)
      then()
    }
    const patience = scheduler.after(dialect.patience, settle, true)
    scheduler.after(world.latency(), () =>
      process.receive('call received', () => {
        snap.handle({ method: 'POST', target, headers, body }).then(({ status, body: answer }) =>
          process.send('answer sent', () => {
            const { accessToken } = JSON.parse(Buffer.from(answer).toString())
            if (status === 200) token = { text: accessToken, until: scheduler.now + 800_000 }
            scheduler.after(world.latency(), settle, true)
          }),
        )
      }),
    )
  }

  /** Carries a call to a process, and its answer back. `settle` is called once: with what was heard, or with nothing. */
  function carry(
    telling: Telling,
    signed: SignedCall,
    network: readonly NetworkPlan[],
    settle: (heard?: Heard) => void,
  ): void {
    const { payment } = telling
    const isTo = (how: NetworkFault) => network.find((fault) => fault.how === how)
    let settled = false
    const settleOnce = (answer?: Heard) => {
      if (settled) return
      settled = true
      scheduler.cancel(patience)
      settle(answer)
    }
    const patience = scheduler.after(dialect.patience, () => settleOnce(), true)
    const merchant = merchants.pick()
    if (merchant === undefined || isTo('lose-request') !== undefined) return
    const { process, snap } = merchant
    const delay = world.latency() + (isTo('delay')?.milliseconds ?? 0)

    const arrive = () => {
      if (process.state === 'dead') return
      const call: ReceivedCall = {
        number: calls.length + 1_000,
        payment: payment.number,
        externalId: signed.headers.get('x-external-id') ?? '',
        signature: signed.headers.get('x-signature') ?? '',
        merchant,
        receivedAt: scheduler.now,
        answeredAt: undefined,
      }
      calls.push(call)
      merchant.open.add(call.number)
      const gone = new AbortController()
      const disconnect = isTo('disconnect')
      if (disconnect !== undefined)
        scheduler.after(disconnect.milliseconds, () => process.receive('timer', () => gone.abort()), true)
      const headers = new Map(signed.headers).set('channel-id', String(call.number))
      world.trace(
        () => `call ${call.number}: payment ${payment.number}, ${call.externalId}, at process ${process.number}`,
      )
      const body = payment.streamed ? inPieces(signed.body, process, isTo('cut-body') !== undefined) : signed.body
      snap.handle({ method: 'POST', target: signed.target, headers, body, signal: gone.signal }).then((response) => {
        merchant.open.delete(call.number)
        call.answeredAt = scheduler.now
        process.send('answer sent', () => {
          const text = Buffer.from(response.body).toString()
          const answer: Heard = {
            payment: payment.number,
            call: call.number,
            at: scheduler.now,
            status: response.status,
            text,
            ...readAnswer(dialect, response.status, text),
          }
          world.trace(
            () =>
              `call ${call.number}: ${answer.status} ${answer.responseCode}${answer.run === undefined ? '' : ` run-${answer.run}`}`,
          )
          if (isTo('lose-answer') !== undefined || gone.signal.aborted) return
          scheduler.after(
            world.latency(),
            () => {
              heard.push(answer)
              settleOnce(answer)
            },
            true,
          )
        })
      })
    }
    scheduler.after(delay, () => process.receive('call received', arrive), true)
  }

  /** A body that comes in two pieces, each an event. One that is cut never ends. */
  function inPieces(body: Uint8Array, process: Merchant['process'], isCut: boolean): AsyncIterable<Uint8Array> {
    const middle = body.length >> 1
    const pieces = isCut ? [body.subarray(0, middle)] : [body.subarray(0, middle), body.subarray(middle)]
    return {
      [Symbol.asyncIterator]: () => ({
        next: () =>
          new Promise((resolve) => {
            const piece = pieces.shift()
            if (piece === undefined && isCut) return
            scheduler.after(
              world.latency(),
              () =>
                process.receive('chunk received', () =>
                  resolve(piece === undefined ? { done: true, value: undefined } : { done: false, value: piece }),
                ),
              true,
            )
          }),
      }),
    }
  }

  return {
    tellings,
    heard,
    calls,
    start() {
      for (const telling of tellings)
        scheduler.after(telling.payment.at + random.below(3), () => attempt(telling, retry), true)
    },
    tellAgain() {
      for (const telling of tellings) if (telling.outcome === undefined) attempt(telling, () => {})
    },
  }
}
