import type { Answer } from './fleet.ts'

/** What became of the payments of one campaign. */
export interface Tally {
  readonly payments: number
  readonly calls: number
  /** Calls whose connection was refused, cut, or silent for too long. */
  readonly unanswered: number
  /** Calls that neither ended nor were cut within the bound. */
  readonly hung: number
  /** How often each HTTP status came. */
  readonly statuses: Readonly<Record<number, number>>
  /** Payments whose final answers were not all the same: the store had forgotten the first. */
  readonly differing: number
  /** Payments whose last answer, after all retries, is not final. */
  readonly unresolved: number
  /** Payments with more than one row in the ledger. */
  readonly takenTwice: number
  /** Payments without a row in the ledger. */
  readonly lost: number
  /** Processes of the merchant that ended by themselves. */
  readonly dead: number
  readonly slowestMilliseconds: number
}

/** Keeps count while a campaign runs. */
export class Count {
  private readonly answers = new Map<string, Answer[]>()
  private readonly statuses: Record<number, number> = {}
  private calls = 0
  private unanswered = 0
  private hung = 0
  private slowest = 0

  answered(payNo: string, answer: Answer): void {
    this.calls++
    this.slowest = Math.max(this.slowest, answer.milliseconds)
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1
    this.answers.set(payNo, [...(this.answers.get(payNo) ?? []), answer])
  }

  failed(error: unknown): void {
    this.calls++
    if (error instanceof Error && error.name === 'TimeoutError') this.hung++
    else this.unanswered++
  }

  /** Whether the payment has an answer that no retry will change: neither a conflict nor a server's error. */
  isResolved(payNo: string): boolean {
    return (this.answers.get(payNo) ?? []).some(isFinal)
  }

  /** Whether its latest answer is a final one. */
  isConfirmed(payNo: string): boolean {
    const latest = this.answers.get(payNo)?.at(-1)
    return latest !== undefined && isFinal(latest)
  }

  /** @param ledger The pay number of each row. */
  close(payNos: readonly string[], ledger: readonly string[], dead: number): Tally {
    const rows = new Map<string, number>()
    for (const payNo of ledger) rows.set(payNo, (rows.get(payNo) ?? 0) + 1)
    const finalAnswers = (payNo: string) =>
      new Set((this.answers.get(payNo) ?? []).filter(isFinal).map(({ status, text }) => `${status} ${text}`))
    return {
      payments: payNos.length,
      calls: this.calls,
      unanswered: this.unanswered,
      hung: this.hung,
      statuses: this.statuses,
      differing: payNos.filter((payNo) => finalAnswers(payNo).size > 1).length,
      unresolved: payNos.filter((payNo) => !this.isConfirmed(payNo)).length,
      takenTwice: [...rows.values()].filter((count) => count > 1).length,
      lost: payNos.filter((payNo) => !rows.has(payNo)).length,
      dead,
      slowestMilliseconds: Math.round(this.slowest),
    }
  }
}

/** An answer that no retry will change: neither a conflict, nor too many at once, nor a server's error. */
function isFinal({ status }: Answer): boolean {
  return status !== 409 && status !== 429 && status < 500
}

/** One line for people. */
export function describeTally(tally: Tally): string {
  const { payments, calls, statuses, unanswered, takenTwice, lost, dead, slowestMilliseconds } = tally
  const seen = Object.entries(statuses).map(([status, times]) => `${status}×${times}`)
  return `${payments} payments, ${calls} calls: ${seen.join(' ')}, ${unanswered} cut off; lost ${lost}, taken twice ${takenTwice}, processes dead ${dead}; slowest ${slowestMilliseconds} ms`
}

/** What must not be. */
export function findProblems(tally: Tally, allowedStatuses: readonly number[]): readonly string[] {
  const { takenTwice, lost, dead, differing, unresolved, hung, unanswered, statuses } = tally
  const isDisturbed = unanswered + (statuses[500] ?? 0) + (statuses[504] ?? 0) > 0
  const unexpected = Object.keys(statuses).filter((status) => !allowedStatuses.includes(Number(status)))
  const checks: [number, string][] = [
    [takenTwice, 'payments were taken twice'],
    [lost, 'payments are not in the ledger'],
    [dead, 'processes of the merchant died'],
    [differing, 'payments got different answers'],
    [unresolved, 'payments never got a final answer'],
    [hung, 'calls hung'],
    [allowedStatuses.includes(500) && !isDisturbed ? 1 : 0, 'fault that hit no call: this run proves nothing'],
    [unexpected.length, `statuses that must not come: ${unexpected.join(', ')}`],
  ]
  return checks.filter(([count]) => count > 0).map(([count, problem]) => `${count} ${problem}`)
}
